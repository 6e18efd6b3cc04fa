import type { RunningHousehold } from '../../../src/sim/household.ts';

/** Groups as a recording lists them: players by room and place in it (`TV Room/1`), the coordinator marked with `*`. */
export type Grouping = readonly (readonly string[])[];

/** Puts groups and members into the order of a recording, which is that of the players' own tables. */
export function group({ state }: RunningHousehold, grouping: Grouping): void {
  state.groups = grouping.map((names) => {
    const coordinator = idOf(state.players, names.find((name) => name.endsWith('*')) ?? names[0] ?? '');
    return { id: `${coordinator}:1`, coordinator, members: names.map((name) => idOf(state.players, name)) };
  });
}

/** The coordinators of these rooms play. */
export function play({ state }: RunningHousehold, rooms: readonly string[]): void {
  for (const { room, transport } of Object.values(state.players))
    if (rooms.includes(room)) transport.state = 'PLAYING';
}

function idOf(players: RunningHousehold['state']['players'], name: string): string {
  const [room = '', place = '0'] = name.replace(/\*$/, '').split('/');
  const found = Object.values(players).filter((player) => player.room === room)[Number(place)];
  if (!found) throw new Error(`no player ${name}`);
  return found.id;
}

/** A bar's map of channels in the order of a recording; the order of its satellites is another one. */
export function mapOrder({ state }: RunningHousehold, channels: readonly string[]): void {
  const place = (entry: string): number =>
    channels.findIndex((channel) => entry.split(':')[1]?.split(',').includes(channel));
  for (const { bond } of Object.values(state.players)) {
    if (bond.satelliteOf !== '') continue;
    const entries = bond.htSatChanMapSet.split(';').toSorted((a, b) => place(a) - place(b));
    bond.htSatChanMapSet = entries.join(';');
  }
}
