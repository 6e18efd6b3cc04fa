import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MuseClient, museClient, rest } from '../../../test/rig/guard/muse-client.ts';
import { type SecondDoorHouse, startSecondDoor } from '../../../test/rig/guard/second-door.ts';

let door: SecondDoorHouse;
let owner: MuseClient;

beforeAll(async () => {
  door = await startSecondDoor('127.109.5');
  owner = await museClient({ to: door.guarded[0]!, from: door.at(201) });
});
afterAll(async () => {
  await owner.close();
  await door.close();
});
beforeEach(() => {
  door.failJournal(false);
  rendering().volume.Master = 20;
  rendering().mute.Master = false;
});

const kitchenId = (): string => door.house.players[0]?.id ?? '';
const rendering = () => door.house.state.players[kitchenId()]!.rendering;
const groupId = (): string =>
  door.house.state.groups.find(({ coordinator }) => coordinator === kitchenId())?.id ?? '';

/** Whether a command of the owner is done while nothing can be written, the volume after it, and what was counted. */
async function during(namespace: string, command: string, body: object): Promise<readonly unknown[]> {
  door.failJournal(true);
  const before = door.unrecorded.length;
  const object = namespace === 'groupVolume' ? { groupId: groupId() } : { playerId: kitchenId() };
  const [{ success }] = await owner.ask({ namespace: `${namespace}:1`, command, ...object }, body);
  return [success, rendering().volume.Master, door.unrecorded.slice(before)];
}

const DONE = ['volume'];

describe('a command while the journal cannot be written', () => {
  it.each<[string, string, string, object, readonly unknown[]]>([
    ['a lower volume is set', 'playerVolume', 'setVolume', { volume: 15 }, [true, 15, DONE]],
    ['a higher one is not', 'playerVolume', 'setVolume', { volume: 21 }, [false, 20, []]],
    ['a group is turned down', 'groupVolume', 'setVolume', { volume: 15 }, [true, 15, DONE]],
    ['and not up', 'groupVolume', 'setVolume', { volume: 21 }, [false, 20, []]],
    ['nor up by a difference', 'groupVolume', 'setRelativeVolume', { volumeDelta: 1 }, [false, 20, []]],
    ['but down', 'groupVolume', 'setRelativeVolume', { volumeDelta: -5 }, [true, 15, DONE]],
    [
      'a room is turned down by a difference',
      'playerVolume',
      'setRelativeVolume',
      { volumeDelta: -5 },
      [true, 15, DONE],
    ],
  ])('%s', async (_, namespace, command, body, outcome) =>
    expect(await during(namespace, command, body)).toEqual(outcome),
  );

  it('may not unmute', async () => {
    rendering().mute.Master = true;
    expect(await during('playerVolume', 'setVolume', { volume: 15, muted: false })).toEqual([false, 20, []]);
    expect(rendering().mute.Master).toBe(true);
  });

  it('is the same over REST', async () => {
    const ask = async (volume: number): Promise<number | undefined> => {
      const path = `/api/v1/players/${kitchenId()}/playerVolume`;
      const body = JSON.stringify({ volume });
      return (await rest({ to: door.guarded[0]!, from: door.at(201) }, { method: 'POST', path, body }))
        .status;
    };
    door.failJournal(true);
    expect([await ask(15), rendering().volume.Master]).toEqual([200, 15]);
    expect([await ask(16), rendering().volume.Master]).toEqual([403, 15]);
  });
});

describe('a command to a group that a cap would not let pass by the mean', () => {
  it('passes by what the rooms are, after a snapshot', async () => {
    const [kitchen, office] = door.house.players;
    await owner.ask(
      { namespace: 'groups:1', command: 'createGroup', householdId: 'local' },
      { playerIds: [kitchen?.id, office?.id] },
    );
    const levels = () =>
      [kitchen, office].map((each) => door.house.state.players[each!.id]!.rendering.volume);
    for (const volume of levels()) volume.Master = 20;
    door.setPolicy(({ context }) => {
      const isLoud = Object.values(context.volumes ?? {}).some((level) => level === 'unknown' || level > 40);
      return isLoud
        ? { effect: 'forbid', reasons: [{ id: 'volume-cap' }] }
        : { effect: 'permit', reasons: [{ id: 'permitted-by-rule' }] };
    });
    door.house.recorder.clear();
    const set = (volume: number) =>
      owner.ask({ namespace: 'groupVolume:1', command: 'setVolume', groupId: groupId() }, { volume });
    expect([(await set(41))[0]['success'], levels().map(({ Master }) => Master)]).toEqual([false, [20, 20]]);
    expect([(await set(40))[0]['success'], levels().map(({ Master }) => Master)]).toEqual([true, [40, 40]]);
    const snapshots = door.house.recorder
      .entries({ direction: 'in' })
      .filter(({ action }) => action === 'GroupRenderingControl.SnapshotGroupVolume');
    expect(snapshots).toHaveLength(1);
  });
});
