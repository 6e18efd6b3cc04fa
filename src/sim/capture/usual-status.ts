import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import { makeHousehold } from '../definition/expand/household.ts';
import type { HouseholdDefinition } from '../definition/schema.ts';
import { createPages } from '../pages/registry.ts';
import { gated } from '../server/gate.ts';
import type { PageRequest } from '../server/page.ts';
import { findPage } from '../server/pages.ts';
import type { World } from '../world.ts';

interface UsualPorts {
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * The status that a simulated player gives to `GET path` on port 1400, without opening a port. `room` counts from 0: a
 * profile has one player a room.
 */
export function usualStatuses(ports: UsualPorts, definition: HouseholdDefinition) {
  const household = makeHousehold(definition, ports.clock.now());
  const players = Object.values(household.players);
  const pages = createPages({
    subscribersOf: () => [],
    localApiOf: () => undefined,
    fetchArt: () => Promise.resolve(undefined),
  });
  const world: World = {
    ...ports,
    household,
    media: { start: () => {}, stop: () => {} },
    changed: () => {},
    reboot: () => {},
  };
  return async (room: number, path: string): Promise<number> => {
    const player = players[room];
    if (!player) throw new Error(`no room ${room}`);
    const request = getOf(world, player, path);
    const page = findPage(pages, request);
    if (!page) return path === '/' ? 403 : 404;
    const closed = page.behindUpnpSwitch ? gated(request) : undefined;
    return (closed ?? (await page.serve(request))).status;
  };
}

const getOf = (world: World, player: PageRequest['player'], path: string): PageRequest => ({
  world,
  player,
  door: 'tcp',
  method: 'GET',
  path,
  rawQuery: '',
  query: new URLSearchParams(),
  headers: [['HOST', `${player.address}:1400`]],
  header: (name) => (name === 'host' ? `${player.address}:1400` : undefined),
  body: '',
  peer: { address: '127.0.0.1', port: 1 },
});
