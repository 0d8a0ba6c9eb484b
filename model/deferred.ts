import type { Session, World } from './world.ts';

/** The world in which a connection's first deferred AUTHENTICATE has been taken up. */
export function takenUp(world: World, connection: number): World {
  const session = world.sessions[connection] as Session;
  return withSession(world, connection, { ...session, deferred: session.deferred.slice(1) });
}

/** The same world with one session changed. */
export function withSession(world: World, connection: number, session: Session): World {
  return { ...world, sessions: world.sessions.with(connection, session) };
}
