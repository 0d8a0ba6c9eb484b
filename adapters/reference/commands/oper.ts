import type { House } from '../house.ts';
import { isOperator, isPassword, makeOperator } from '../operators.ts';
import { numeric, refuse } from '../replies.ts';
import type { Session } from '../session.ts';

/** OPER of a registered client (RFC 1459 4.1.5, RFC 2812 3.1.4). */
export function oper(house: House, session: Session, [name = '', password = '']: readonly string[]): void {
  const { choices, faults, operators } = house;
  if (name === '' || password === '') {
    if (!faults['bare-oper-unanswered']) refuse(house, session, '461', 'OPER');
    return;
  }
  const again = session.isOperator && choices.oper_again === '381';
  const isNamed = name === operators.known?.name;
  const isRight = isNamed && isPassword(password, operators.known?.password ?? '', faults);
  if (!again && !isRight) {
    refuse(house, session, choices[`oper_refused@${isNamed ? 'password' : 'name'}`]);
    return;
  }
  if (!isOperator(house, session)) makeOperator(house, session);
  if (!faults['oper-granted-in-silence']) numeric(house, session, '381', [], 'You are now an IRC operator');
}
