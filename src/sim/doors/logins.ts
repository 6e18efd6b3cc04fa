import type { HouseholdDefinition } from '../definition/schema.ts';
import type { House } from '../house.ts';
import { createLoginDoor, type LoginVisit } from '../login/login-door.ts';
import { LOGIN_SERVICES, type LoginService } from '../login/services.ts';
import type { PlayerState } from '../state/player.ts';
import type { PlayerDoor } from './player-door.ts';

/** The login services of players that have them switched on; `ports` are those of the household file. */
export const loginDoors = (house: House, ports: HouseholdDefinition['ports']): readonly PlayerDoor[] =>
  Object.values(house.world.household.players).flatMap((player) =>
    LOGIN_SERVICES.filter(({ name }) => player.switches[name]).map((service) =>
      loginDoor(house, player, service, ports?.[service.name]),
    ),
  );

function loginDoor(
  { world, log, recorder }: House,
  player: PlayerState,
  service: LoginService,
  port: number | undefined,
): PlayerDoor {
  const onVisit = ({ peer, isGreeted }: LoginVisit) => {
    const entry = recorder.record({
      direction: 'in',
      door: 'login',
      playerId: player.id,
      peer,
      method: 'CONNECT',
      target: service.name,
      outcome: isGreeted ? 'greeted' : player.power === 'on' ? 'turned-away' : 'away',
    });
    return (typed: string): void => entry.note({ body: typed });
  };
  const options = { player, service, clock: world.clock, log, onVisit };
  return { playerId: player.id, ...createLoginDoor(port === undefined ? options : { ...options, port }) };
}
