import { afterEach, describe, expect, it } from 'vitest';
import {
  BOB,
  closeAll,
  lastChanges,
  RENDERING,
  seqs,
  startHub,
  TOPOLOGY,
} from '../../../test/rig/event-hub.ts';

afterEach(closeAll);

const SUBNET = '127.41.5';
const setVolume = (DesiredVolume: number) => ({ InstanceID: 0, Channel: 'Master', DesiredVolume });
const SUBSCRIBED = ['SUBSCRIBE', RENDERING, 200];

describe('when events of the player are lost', () => {
  it('subscribers are told the full state under their own next SEQ', async () => {
    const { house, asker, asked, call } = await startHub(SUBNET);
    const phone = asker('a');
    const listener = await phone.listen();
    await phone.subscribe(RENDERING, listener.port);
    await listener.until(1);
    house.faults.add({ kind: 'lost-event', count: 1 });
    await call('RenderingControl', 'SetVolume', setVolume(71));
    await expect.poll(() => house.faults.list()[0]?.strikes).toBe(1);
    expect(listener.heard).toHaveLength(1);
    await call('RenderingControl', 'SetBass', { InstanceID: 0, DesiredBass: 4 });
    const [, full] = await listener.until(2);
    expect(lastChanges(full!)).toEqual(expect.arrayContaining(['Volume Master 71', 'Bass 4', 'Treble 0']));
    await call('RenderingControl', 'SetVolume', setVolume(72));
    await listener.until(3);
    expect(seqs(listener.heard)).toEqual([0, 1, 2]);
    await expect.poll(asked).toEqual([SUBSCRIBED, ['UNSUBSCRIBE', RENDERING, 200], SUBSCRIBED]);
  });
});

describe('when the first message of the player is lost', () => {
  it('the guard subscribes again, and subscribers are told the full state as the first they hear', async () => {
    const { house, asker, asked } = await startHub(SUBNET, { hub: { limits: { firstMessageMs: 200 } } });
    const phone = asker('a');
    const listener = await phone.listen();
    house.faults.add({ kind: 'lost-event', count: 1 });
    await phone.subscribe(RENDERING, listener.port);
    const [full] = await listener.until(1);
    expect([seqs(listener.heard), lastChanges(full!)]).toEqual([
      [0],
      expect.arrayContaining(['Volume Master 20', 'Bass 0']),
    ]);
    expect(asked()).toEqual([SUBSCRIBED, ['UNSUBSCRIBE', RENDERING, 200], SUBSCRIBED]);
  });
});

describe('when the player starts anew', () => {
  it('the guard subscribes again, and subscribers are told the full state', async () => {
    const { house, player, hub, asker, asked, call } = await startHub(SUBNET, { rig: { awayMs: 300 } });
    const phone = asker('a');
    const listener = await phone.listen();
    const sid = await phone.subscribe(RENDERING, listener.port);
    await call('RenderingControl', 'SetVolume', setVolume(5));
    await listener.until(2);
    house.power.reboot(player.id);
    await expect.poll(() => house.state.players[player.id]?.power).toBe('rebooting');
    await expect.poll(() => house.state.players[player.id]?.power).toBe('on');
    await expect.poll(() => call('RenderingControl', 'SetVolume', setVolume(6)).catch(() => 0)).toEqual({});
    hub.check(player.id);
    const [, , full] = await listener.until(3);
    expect(lastChanges(full!)).toContain('Volume Master 6');
    await call('RenderingControl', 'SetVolume', setVolume(7));
    await listener.until(4);
    expect(seqs(listener.heard)).toEqual([0, 1, 2, 3]);
    expect(asked()).toEqual([SUBSCRIBED, ['SUBSCRIBE', RENDERING, 412], SUBSCRIBED]);
    expect(await phone.renew(RENDERING, sid)).toBe(200);
  });

  it('the guard learns of it within five minutes by itself', async () => {
    const { house, player, asker, asked, pass } = await startHub(SUBNET, { rig: { awayMs: 50 } });
    const phone = asker('a');
    const listener = await phone.listen();
    await phone.subscribe(RENDERING, listener.port);
    await listener.until(1);
    const boots = house.state.players[player.id]!.bootSeq;
    house.power.reboot(player.id);
    await expect.poll(() => house.state.players[player.id]?.bootSeq).toBe(boots + 1);
    pass(299);
    expect(asked()).toEqual([SUBSCRIBED]);
    pass(1);
    await listener.until(2);
    expect([seqs(listener.heard), asked()]).toEqual([
      [0, 1],
      [SUBSCRIBED, ['SUBSCRIBE', RENDERING, 412], SUBSCRIBED],
    ]);
  });

  it('announcing it again and again asks the player once', async () => {
    const { player, hub, asker, asked } = await startHub(SUBNET);
    const phone = asker('a');
    await phone.subscribe(RENDERING, (await phone.listen()).port);
    for (let count = 0; count < 20; count += 1) hub.check(player.id);
    await expect.poll(asked).toEqual([SUBSCRIBED, SUBSCRIBED]);
  });

  it('subscribers stay while it is away, and new ones are told to come later', async () => {
    const { house, player, hub, asker } = await startHub(SUBNET);
    const [early, late] = [asker('a'), asker('b')];
    const listener = await early.listen();
    const sid = await early.subscribe(RENDERING, listener.port);
    await listener.until(1);
    house.power.vanish(player.id);
    hub.check(player.id);
    expect(await late.subscribe(RENDERING, 9)).toBe('503');
    expect(await early.renew(RENDERING, sid)).toBe(200);
    house.power.restore(player.id);
    await listener.until(2);
    expect(seqs(listener.heard)).toEqual([0, 1]);
    expect(await late.subscribe(RENDERING, 9)).toMatch(/^uuid:/);
  });
});

describe('when the player says no', () => {
  it('subscribers are told the same, and it is not asked again for each of them', async () => {
    const { asker, asked } = await startHub(SUBNET, { definition: { switches: { upnp: false } } });
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => asker(name).subscribe(TOPOLOGY, 9)));
    const again = await asker('d').subscribe(TOPOLOGY, 9);
    expect([answers, again, asked()]).toEqual([['403', '403', '403'], '403', [['SUBSCRIBE', TOPOLOGY, 403]]]);
  });

  it('after it had said yes, subscribers are told so when they renew', async () => {
    const { house, player, hub, asker, ended } = await startHub(SUBNET);
    const phone = asker('a', BOB);
    const listener = await phone.listen();
    const sid = await phone.subscribe(TOPOLOGY, listener.port);
    await listener.until(1);
    house.state.players[player.id]!.switches.upnp = false;
    hub.check(player.id);
    await expect.poll(() => phone.renew(TOPOLOGY, sid)).toBe(403);
    expect(ended).toEqual([['ZoneGroupTopology', 'bob', 'refused-by-player']]);
  });

  it.each([
    ['tears the connection down', { kind: 'reset' }],
    ['answers with no HTTP', { kind: 'malformed', form: 'status' }],
  ] as const)('nothing that can be read (it %s): subscribers are told to come later', async (_, fault) => {
    const { house, asker } = await startHub(SUBNET);
    house.faults.add({ ...fault, path: TOPOLOGY });
    expect(await asker('a').subscribe(TOPOLOGY, 9)).toBe('503');
  });

  it('nothing at all: a subscriber is answered in time', async () => {
    const { house, asker } = await startHub(SUBNET, { hub: { limits: { answerMs: 200 } } });
    house.faults.add({ kind: 'hang', path: TOPOLOGY });
    const start = performance.now();
    expect(await asker('a').subscribe(TOPOLOGY, 9)).toBe('503');
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
