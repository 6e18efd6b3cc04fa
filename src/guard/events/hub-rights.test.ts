import { afterEach, describe, expect, it } from 'vitest';
import {
  ALICE,
  BOB,
  closeAll,
  eventServiceAt,
  RENDERING,
  startHub,
  TOPOLOGY,
} from '../../../test/rig/event-hub.ts';
import { NOBODY } from '../identity/principal.ts';

afterEach(closeAll);

const SUBNET = '127.41.3';
const NT = ['NT', 'upnp:event'] as const;

describe('who may subscribe', () => {
  it('nobody for somebody else, and the player is not even asked', async () => {
    const { asker, asked, player, hub } = await startHub(SUBNET);
    const phone = asker('a');
    const own = `<http://${phone.address}:4000/>`;
    for (const callback of [
      '<http://127.41.3.250:4000/>',
      `${own}<http://127.41.3.250:4000/>`,
      '<http://phone.example:4000/>',
      '<http://127.0.0.1:4000/>',
      `<http://${player.endpoint.host}:1400/>`,
      `<http://${player.guardAddress}:1400/>`,
      `<http://${hub.listening.host}:${hub.listening.port}/>`,
    ])
      expect(await phone.ask(TOPOLOGY, ['CALLBACK', callback], NT)).toEqual({
        kind: 'refused',
        status: 412,
        reason: 'callback-elsewhere',
      });
    expect(asked()).toEqual([]);
  });

  it('a SID is of no use from another address, to another principal, at another event URL', async () => {
    const { asker, player, hub } = await startHub(SUBNET);
    const phone = asker('a', ALICE);
    const listener = await phone.listen();
    const sid = await phone.subscribe(RENDERING, listener.port);
    const others = [asker('b', ALICE), asker('a', BOB), asker('a', NOBODY)];
    for (const other of others)
      expect([await other.renew(RENDERING, sid), other.unsubscribe(RENDERING, sid)]).toEqual([412, 412]);
    expect([await phone.renew(TOPOLOGY, sid), phone.unsubscribe('/AVTransport/Event', sid)]).toEqual([
      412, 412,
    ]);
    const elsewhere = { ...player, id: 'RINCON_000E58A0000201400' as typeof player.id };
    const claim = { service: eventServiceAt(RENDERING), principal: ALICE, subscriber: phone.address };
    expect(hub.unsubscribe({ ...claim, player: elsewhere, sid }).status).toBe(412);
    expect(await phone.renew('/RenderingControl/Event', sid)).toBe(200);
  });

  it('QPlay tells nobody anything: 412', async () => {
    const { asker, asked } = await startHub(SUBNET);
    const phone = asker('a');
    const answer = await phone.ask('/QPlay/Event', ['CALLBACK', `<http://${phone.address}:4000/>`], NT);
    expect([answer, asked()]).toEqual([{ kind: 'refused', status: 412, reason: 'no-events' }, []]);
  });

  it('so many for one principal, and so many in all, those that are being asked for counted', async () => {
    const { asker, asked } = await startHub(SUBNET, { hub: { limits: { perPrincipal: 2, total: 3 } } });
    const [alice, bob] = [asker('a', ALICE), asker('b', BOB)];
    const at = (client: typeof alice) => client.subscribe(TOPOLOGY, 9);
    const sids = await Promise.all([alice, alice, alice, bob, bob].map(at));
    expect(sids.map((text) => text.replace(/^uuid:.*/, 'granted'))).toEqual([
      'granted',
      'granted',
      '503',
      'granted',
      '503',
    ]);
    expect(asked()).toHaveLength(1);
    expect(alice.unsubscribe(TOPOLOGY, sids[0]!)).toBe(200);
    expect(await at(bob)).toMatch(/^uuid:/);
  });

  it('those who are nobody in particular by address, and for half of the room', async () => {
    const { asker } = await startHub(SUBNET, { hub: { limits: { perPrincipal: 2, total: 6 } } });
    const strangers = ['c', 'c', 'c', 'd', 'e'].map((name) => asker(name, NOBODY));
    const clients = [...strangers, asker('a', ALICE), asker('b', BOB)];
    const sids = await Promise.all(clients.map((client) => client.subscribe(TOPOLOGY, 9)));
    expect(sids.map((text) => text.replace(/^uuid:.*/, 'granted'))).toEqual([
      'granted',
      'granted',
      '503',
      'granted',
      '503',
      'granted',
      'granted',
    ]);
    expect(strangers[0]!.unsubscribe(TOPOLOGY, sids[0]!)).toBe(200);
    expect(await strangers[4]!.subscribe(TOPOLOGY, 9)).toMatch(/^uuid:/);
  });

  it('nobody any more who lost the right', async () => {
    const { asker, hub, ended, call, asked } = await startHub(SUBNET);
    const [alice, bob] = [asker('a', ALICE), asker('b', BOB)];
    const [hers, his] = [await alice.listen(), await bob.listen()];
    await alice.subscribe(RENDERING, hers.port);
    const sid = await bob.subscribe(RENDERING, his.port);
    const other = await bob.subscribe(TOPOLOGY, his.port);
    await Promise.all([hers.until(1), his.until(2)]);
    expect(
      hub.endWhere(({ principal, service }) => principal.id === 'bob' && service !== 'AVTransport'),
    ).toBe(2);
    await call('RenderingControl', 'SetVolume', { InstanceID: 0, Channel: 'Master', DesiredVolume: 3 });
    await hers.until(2);
    expect([his.heard.length, await bob.renew(RENDERING, sid), await bob.renew(TOPOLOGY, other)]).toEqual([
      2, 412, 412,
    ]);
    expect(ended).toEqual([
      ['RenderingControl', 'bob', 'withdrawn'],
      ['ZoneGroupTopology', 'bob', 'withdrawn'],
    ]);
    await expect.poll(asked).toEqual([
      ['SUBSCRIBE', RENDERING, 200],
      ['SUBSCRIBE', TOPOLOGY, 200],
      ['UNSUBSCRIBE', TOPOLOGY, 200],
    ]);
  });

  it('who loses it while the player is asked is not granted', async () => {
    const { asker, hub } = await startHub(SUBNET);
    const asking = asker('a').subscribe(TOPOLOGY, 9);
    expect(hub.endWhere(() => true)).toBe(1);
    expect(await asking).toBe('412');
  });

  it('nobody once it is closed', async () => {
    const { asker, hub } = await startHub(SUBNET);
    const phone = asker('a');
    const sid = await phone.subscribe(TOPOLOGY, 9);
    await hub.close();
    expect([await phone.subscribe(TOPOLOGY, 9), await phone.renew(TOPOLOGY, sid)]).toEqual(['503', 412]);
  });
});
