import type { HouseholdDefinition } from '../definition/schema.ts';
import type { House } from '../house.ts';
import { LOGIN_SERVICES, openLoginDoor } from '../login/login-door.ts';
import { openAll, type Closer } from './closer.ts';

/** Opens the login services of players that have them switched on; `ports` are those of the household file. */
export function openLogins({ world, log }: House, ports: HouseholdDefinition['ports']): Promise<Closer> {
  const doors = Object.values(world.household.players).flatMap((player) =>
    LOGIN_SERVICES.filter(({ name }) => player.switches[name]).map((service) => async (): Promise<Closer> => {
      const port = ports?.[service.name];
      const shared = { player, service, clock: world.clock, log };
      const door = await openLoginDoor({ ...shared, ...(port === undefined ? {} : { port }) });
      return { stop: () => door.close() };
    }),
  );
  return openAll(doors);
}
