import { afterEach, describe, expect, it } from 'vitest';
import {
  ALICE,
  BOB,
  closeAll,
  lastChanges,
  RENDERING,
  seqs,
  sidOf,
  startHub,
  TOPOLOGY,
} from '../../../test/rig/event-hub.ts';

afterEach(closeAll);

const SUBNET = '127.41.1';
const setVolume = (DesiredVolume: number) => ({ InstanceID: 0, Channel: 'Master', DesiredVolume });

describe('events through the guard', () => {
  it('reach three subscribers by one subscription at the player, each with its own SID and SEQ', async () => {
    const { asker, asked, call, player } = await startHub(SUBNET);
    const phones = [asker('a'), asker('b', BOB), asker('c')];
    const listeners = await Promise.all(phones.map((phone) => phone.listen()));
    const sids: string[] = [];
    for (const [index, phone] of phones.entries()) {
      sids.push(await phone.subscribe(RENDERING, listeners[index]!.port));
      const [first] = await listeners[index]!.until(1);
      expect(lastChanges(first!)).toContain('Volume Master 20');
    }
    await call('RenderingControl', 'SetVolume', setVolume(33));
    for (const listener of listeners) await listener.until(2);
    expect(listeners.map(({ heard }) => [seqs(heard), lastChanges(heard[1]!)])).toEqual(
      listeners.map(() => [
        [0, 1],
        ['Volume Master 33', 'Volume LF 100', 'Volume RF 100'],
      ]),
    );
    expect(asked()).toEqual([['SUBSCRIBE', RENDERING, 200]]);
    expect(new Set(sids).size).toBe(3);
    for (const sid of sids) expect(sid).toMatch(new RegExp(`^uuid:${player.id}_sub\\d{39}$`));
  });

  it('are written anew, as a player writes them, and come from the address that clients know', async () => {
    const { asker, player } = await startHub(SUBNET);
    const phone = asker('a');
    const listener = await phone.listen();
    const sid = await phone.subscribe(TOPOLOGY, listener.port);
    const [first] = await listener.until(1);
    expect(first?.from).toBe(player.guardAddress);
    expect(first?.head.split('\r\n')).toEqual([
      'NOTIFY /x HTTP/1.1',
      `HOST: ${phone.address}:${listener.port}`,
      'CONNECTION: close',
      'CONTENT-TYPE: text/xml; charset="utf-8"',
      'NT: upnp:event',
      'NTS: upnp:propchange',
      `SID: ${sid}`,
      'SEQ: 0',
      'X-SONOS-SERVICETYPE: ZoneGroupTopology',
      `CONTENT-LENGTH: ${Buffer.byteLength(first?.body ?? '')}`,
    ]);
    expect(first?.body).toMatch(
      /^<e:propertyset xmlns:e="urn:schemas-upnp-org:event-1-0"><e:property><ZoneGroupState>/,
    );
  });

  it('begin for a late joiner with the full state of that moment', async () => {
    const { asker, call, asked } = await startHub(SUBNET);
    const [early, late] = [asker('a'), asker('b')];
    const [one, two] = [await early.listen(), await late.listen()];
    await early.subscribe(RENDERING, one.port);
    const [first] = await one.until(1);
    await call('RenderingControl', 'SetVolume', setVolume(41));
    await one.until(2);
    await late.subscribe(RENDERING, two.port);
    const [full] = await two.until(1);
    expect(seqs(two.heard)).toEqual([0]);
    const expected = lastChanges(first!).map((each) => each.replace('Volume Master 20', 'Volume Master 41'));
    expect(lastChanges(full!)).toEqual(expected);
    expect(asked()).toEqual([['SUBSCRIBE', RENDERING, 200]]);
  });

  it('end when asked for, and at the player when the last one leaves', async () => {
    const { asker, asked, hub, call } = await startHub(SUBNET);
    const [a, b] = [asker('a'), asker('b')];
    const [one, two] = [await a.listen(), await b.listen()];
    const [sidA, sidB] = [await a.subscribe(RENDERING, one.port), await b.subscribe(RENDERING, two.port)];
    await Promise.all([one.until(1), two.until(1)]);
    expect(a.unsubscribe(RENDERING, sidA)).toBe(200);
    await call('RenderingControl', 'SetVolume', setVolume(5));
    await two.until(2);
    expect(one.heard).toHaveLength(1);
    expect([a.unsubscribe(RENDERING, sidA), await a.renew(RENDERING, sidA)]).toEqual([412, 412]);
    expect(b.unsubscribe(RENDERING, sidB)).toBe(200);
    await hub.close();
    expect(asked()).toEqual([
      ['SUBSCRIBE', RENDERING, 200],
      ['UNSUBSCRIBE', RENDERING, 200],
    ]);
  });

  it('share the subscription at the player whatever spelling of the event URL is used', async () => {
    const { asker, asked } = await startHub(SUBNET);
    const phone = asker('a');
    const listener = await phone.listen();
    for (const path of ['/RenderingControl/Event', RENDERING]) await phone.subscribe(path, listener.port);
    await listener.until(2);
    expect([seqs(listener.heard), asked()]).toEqual([[0, 0], [['SUBSCRIBE', RENDERING, 200]]]);
  });

  it('show a principal what the redaction leaves', async () => {
    const { asker } = await startHub(SUBNET, {
      hub: {
        redact: (content, { principal }) =>
          principal.id === 'bob'
            ? { properties: content.properties.filter(([name]) => name === 'ZoneGroupName') }
            : content,
      },
    });
    const [alice, bob] = [asker('a', ALICE), asker('b', BOB)];
    const [one, two] = [await alice.listen(), await bob.listen()];
    await alice.subscribe(TOPOLOGY, one.port);
    await bob.subscribe(TOPOLOGY, two.port);
    const [[all], [little]] = await Promise.all([one.until(1), two.until(1)]);
    expect(all?.body).toContain('<ZoneGroupState>');
    expect(little?.body).toBe(
      '<e:propertyset xmlns:e="urn:schemas-upnp-org:event-1-0"><e:property><ZoneGroupName>Kitchen</ZoneGroupName></e:property></e:propertyset>',
    );
  });

  it('are told to the guard itself first, once for each', async () => {
    const events: unknown[] = [];
    const { asker, call, player } = await startHub(SUBNET, {
      hub: {
        onEvent: ({ content, ...event }) =>
          events.push([event, content.lastChange?.instances[0]?.variables[0]?.value]),
      },
    });
    const phone = asker('a');
    const listener = await phone.listen();
    await phone.subscribe(RENDERING, listener.port);
    await phone.subscribe(RENDERING, listener.port);
    await listener.until(2);
    await call('RenderingControl', 'SetVolume', setVolume(33));
    await listener.until(4);
    const event = { player: player.id, service: 'RenderingControl' };
    expect(events).toEqual([
      [{ ...event, isFull: true }, '20'],
      [{ ...event, isFull: false }, '33'],
    ]);
  });

  it('reach 64 subscribers while the player sees one', async () => {
    const { asker, asked, call } = await startHub(SUBNET);
    const phones = Array.from({ length: 32 }, (_, index) => asker(`phone ${index}`));
    const listeners = await Promise.all(phones.map((phone) => phone.listen()));
    const sids = await Promise.all(
      phones.flatMap((phone, index) => [1, 2].map(() => phone.subscribe(RENDERING, listeners[index]!.port))),
    );
    for (const listener of listeners) await listener.until(2);
    for (const [round, volume] of [10, 20, 30].entries()) {
      await call('RenderingControl', 'SetVolume', setVolume(volume + 1));
      for (const listener of listeners) await listener.until(4 + 2 * round);
    }
    expect(new Set(sids).size).toBe(64);
    const heard = Map.groupBy(
      listeners.flatMap((listener) => listener.heard),
      sidOf,
    );
    expect(new Set(heard.keys())).toEqual(new Set(sids));
    for (const messages of heard.values()) expect(seqs(messages)).toEqual([0, 1, 2, 3]);
    expect(asked()).toEqual([['SUBSCRIBE', RENDERING, 200]]);
  });
});
