import { CHOICES, type Choice } from './choices.ts';

/**
 * A dialect: for each slot the values that a server may still have. A slot is a choice, or for a `situation` choice one of its
 * situations (`id@situation`). A slot that is not named permits every value.
 */
export type Dialect = Readonly<Record<string, readonly string[]>>;

export interface Slot {
  readonly name: string;
  readonly choice: Choice;
  readonly values: readonly string[];
  /** Chosen afresh each time: what was seen once binds nothing later. */
  readonly eachTime: boolean;
  /** To choose now one value and now another breaks a clause. */
  readonly binding: boolean;
}

export const SLOTS: readonly Slot[] = CHOICES.flatMap((choice: Choice) => {
  const values = Object.keys(choice.values);
  const eachTime = choice.scope === 'each-time';
  const binding = choice.binding === true;
  const names = choice.situations?.map((situation) => `${choice.id}@${situation}`) ?? [choice.id];
  return names.map((name) => ({ name, choice, values, eachTime, binding }));
});

const INDEX: ReadonlyMap<string, number> = new Map(SLOTS.map((slot, index) => [slot.name, index]));

/** The index of a slot. @throws RangeError for a name that is none */
export function slotIndex(name: string): number {
  const index = INDEX.get(name);
  if (index === undefined) throw new RangeError(`no such choice: ${name}`);
  return index;
}

/** The bit mask of one value of a slot. @throws RangeError for a value that the choice does not have */
export function valueMask(slot: number, value: string): number {
  const at = SLOTS[slot]?.values.indexOf(value) ?? -1;
  if (at < 0) throw new RangeError(`${SLOTS[slot]?.name ?? slot} has no value ${value}`);
  return 1 << at;
}

/** The bit mask of some values of a slot. @throws RangeError for a value that the choice does not have */
function maskOf(slot: number, values: readonly string[]): number {
  return values.reduce((mask, value) => mask | valueMask(slot, value), 0);
}

/** One requirement on the dialect: a slot and the mask of values that satisfy it. */
export interface Requirement {
  readonly slot: number;
  readonly mask: number;
}

/** A set of permitted values for every slot; equal sets are the same object and have the same id. */
export interface Permitted {
  readonly id: number;
  readonly masks: readonly number[];
  /** The masks, each as a character. */
  readonly text: string;
}

const interned = new Map<string, Permitted>();
const narrowed = new Map<number, Permitted | null>();

function intern(masks: readonly number[]): Permitted {
  return internText(String.fromCharCode(...masks), () => masks);
}

/** The set that differs from this one in one slot. */
function changed({ masks, text }: Permitted, slot: number, mask: number): Permitted {
  const other = text.slice(0, slot) + String.fromCharCode(mask) + text.slice(slot + 1);
  return internText(other, () => masks.with(slot, mask));
}

function internText(text: string, masks: () => readonly number[]): Permitted {
  const known = interned.get(text);
  if (known !== undefined) return known;
  const permitted = { id: interned.size, masks: masks(), text };
  interned.set(text, permitted);
  return permitted;
}

/** The permitted values of a dialect. @throws RangeError for an unknown slot or value */
export function permit(dialect: Dialect): Permitted {
  const masks = SLOTS.map((slot) => (1 << slot.values.length) - 1);
  for (const [name, values] of Object.entries(dialect)) {
    const slots = INDEX.has(name) ? [slotIndex(name)] : situationsOf(name);
    for (const slot of slots) masks[slot] = maskOf(slot, values);
  }
  return intern(masks);
}

function situationsOf(id: string): readonly number[] {
  const slots = SLOTS.flatMap((slot, index) => (slot.choice.id === id ? [index] : []));
  if (slots.length === 0) slotIndex(id);
  return slots;
}

/** What is left of the permitted values under a requirement; null when nothing is. An `each-time` slot is not narrowed. */
export function narrow(permitted: Permitted, { slot, mask }: Requirement): Permitted | null {
  const before = permitted.masks[slot] as number;
  const after = before & mask;
  if (after === 0) return null;
  if (after === before || SLOTS[slot]?.eachTime === true) return permitted;
  const key = (permitted.id * SLOTS.length + slot) * 256 + after;
  const known = narrowed.get(key);
  if (known !== undefined) return known;
  const result = changed(permitted, slot, after);
  narrowed.set(key, result);
  return result;
}

/** What is left under several requirements; null when nothing is. */
export function narrowAll(permitted: Permitted, requirements: readonly Requirement[]): Permitted | null {
  let left: Permitted | null = permitted;
  for (const requirement of requirements) {
    left = narrow(left, requirement);
    if (left === null) return null;
  }
  return left;
}

/** Slots that are asked for all that they permit, and not only whether they permit this or that. */
export const ASKED: readonly number[] = [
  'casemapping',
  'server_password',
  'password_gate',
  'bad_pass',
  'registration_completes',
  'sasl_at_completion',
  'auth_at_completion',
  'auth_implies_user',
].map(slotIndex);

const united = new Map<number, Permitted | null>();

/** What either permits, where that is no more than what one or the other does: they must differ in one slot alone. */
export function unite(one: Permitted, other: Permitted): Permitted | null {
  if (one === other) return one;
  const key = one.id * 2 ** 26 + other.id;
  const known = united.get(key);
  if (known !== undefined) return known;
  const differing = [...one.masks.keys()].filter((slot) => one.masks[slot] !== other.masks[slot]);
  const [slot = -1] = differing;
  const may = differing.length === 1 && !ASKED.includes(slot);
  const result = may ? changed(one, slot, (one.masks[slot] as number) | (other.masks[slot] as number)) : null;
  united.set(key, result);
  return result;
}

/** The values of a slot that a mask holds. */
export function valuesIn(slot: number, mask: number): readonly string[] {
  return (SLOTS[slot]?.values ?? []).filter((_, index) => (mask & (1 << index)) !== 0);
}

/** The requirement that a slot has this value. @throws RangeError for an unknown slot or value */
export function requirement(name: string, value: string): Requirement {
  return either(name, value);
}

/** The requirement that a slot has one of these values. @throws RangeError for an unknown slot or value */
export function either(name: string, ...values: readonly string[]): Requirement {
  const slot = slotIndex(name);
  return { slot, mask: maskOf(slot, values) };
}
