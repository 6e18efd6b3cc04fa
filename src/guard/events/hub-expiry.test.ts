import { afterEach, describe, expect, it } from 'vitest';
import { BOB, closeAll, eventServiceAt, RENDERING, startHub, TOPOLOGY } from '../../../test/rig/event-hub.ts';

afterEach(closeAll);

const SUBNET = '127.41.6';
const NT = ['NT', 'upnp:event'] as const;

describe('a subscription at the guard', () => {
  it.each([
    ['no time', undefined, 86_400],
    ['infinite', 'Second-infinite', 86_400],
    ['more than two days (hb-zp-tools)', 'Second-180030', 86_400],
    ['an hour', 'Second-3600', 3600],
    ['ten minutes (node-sonos-discovery)', 'Second-600', 1800],
  ])('for which %s is asked ends when that is over', async (_, timeout, seconds) => {
    const { asker, ended, pass } = await startHub(SUBNET);
    const phone = asker('a', BOB);
    const time = timeout === undefined ? [] : [['TIMEOUT', timeout] as const];
    const answer = await phone.ask(TOPOLOGY, ['CALLBACK', `<http://${phone.address}:9/>`], NT, ...time);
    expect(answer).toMatchObject({ kind: 'granted', status: 200, timeoutSeconds: seconds });
    pass(seconds - 1);
    expect(ended).toEqual([]);
    pass(1);
    expect(ended).toEqual([['ZoneGroupTopology', 'bob', 'expired']]);
    const sid = answer.kind === 'granted' ? answer.sid : '';
    expect(await phone.renew(TOPOLOGY, sid)).toBe(412);
  });

  it('lives as long as it is renewed, and the player is left when it ends', async () => {
    const { asker, ended, pass, asked } = await startHub(SUBNET, { hub: { limits: { checkSeconds: 1e9 } } });
    const phone = asker('a', BOB);
    const listener = await phone.listen();
    const callback = ['CALLBACK', `<http://${phone.address}:${listener.port}/>`] as const;
    const answer = await phone.ask(RENDERING, callback, NT, ['TIMEOUT', 'Second-3600']);
    const sid = answer.kind === 'granted' ? answer.sid : '';
    await listener.until(1);
    pass(3599);
    expect(await phone.ask(RENDERING, ['SID', sid], ['TIMEOUT', 'Second-7200'])).toEqual({
      kind: 'granted',
      status: 200,
      sid,
      timeoutSeconds: 7200,
    });
    pass(7199);
    expect(ended).toEqual([]);
    pass(1);
    expect(ended).toEqual([['RenderingControl', 'bob', 'expired']]);
    await expect.poll(asked).toEqual([
      ['SUBSCRIBE', RENDERING, 200],
      ['UNSUBSCRIBE', RENDERING, 200],
    ]);
  });

  it('is told nothing before its answer was written', async () => {
    const { player, hub, asker, call } = await startHub(SUBNET);
    const phone = asker('a', BOB);
    const listener = await phone.listen();
    const answer = await hub.subscribe({
      player,
      service: eventServiceAt(RENDERING),
      principal: BOB,
      subscriber: phone.address,
      request: {
        kind: 'new',
        callbacks: [{ url: '', host: phone.address, port: listener.port, path: '/' }],
      },
    });
    await call('RenderingControl', 'SetVolume', { InstanceID: 0, Channel: 'Master', DesiredVolume: 3 });
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    expect(listener.heard).toHaveLength(0);
    hub.answered(answer.kind === 'granted' ? answer.sid : '');
    hub.answered('uuid:nobody');
    const [first] = await listener.until(1);
    expect(first?.head).toContain('\r\nSEQ: 0\r\n');
    expect(first?.body).toContain('&lt;Volume channel="Master" val="3"/&gt;');
  });
});
