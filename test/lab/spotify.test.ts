import { createRequire } from 'node:module';
import type { Answer } from 'dns-packet';
import { describe, expect, it } from 'vitest';
import { type DiscoveryLab, discoveryLab, enrol, journalOf, PHONE, PLAYERS } from './discovery-lab.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { askAtHome, KITCHEN, mdnsFrom, openEar, recordsIn } from './mdns-ears.ts';

/** Spotify Connect from one segment to another: found and used by those who may, by nobody else. */
let lab: DiscoveryLab;
const SERVICE = '_spotify-connect._tcp.local';
const INSTANCE = `sonos${KITCHEN}.${SERVICE}`;
const TABLET = '10.0.40.7';

inLab({
  build: async () => {
    lab = await discoveryLab();
    await enrol(lab, 'tablet');
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

type Who = 'phone' | 'tablet' | 'guest' | 'thing';

const ASKING = { questions: [{ name: SERVICE, type: 'PTR' }], everyMs: 1000 };
const finds = (who: Who) =>
  mdnsFrom(lab.hosts[who], { ...ASKING, until: [INSTANCE, PLAYERS[0]], timeoutMs: 30_000 });

/** A login as apps of Spotify send it, to the Kitchen's own address: status of HTTP, and Spotify's. */
async function logsIn(who: Who, user: string): Promise<unknown> {
  const form = `action=addUser&version=2.7.1&tokenType=authorization_code&clientKey=&userName=${user}&blob=c2VjcmV0`;
  const headers = `{ 'content-type': 'application/x-www-form-urlencoded' }`;
  const program = `fetch('http://${PLAYERS[0]}:1400/spotifyzc', { method: 'POST', headers: ${headers}, body: '${form}' })
    .then(async (answer) => console.log(JSON.stringify([answer.status, (await answer.json()).status])))`;
  return JSON.parse(await must(lab.hosts[who], process.execPath, '-e', program));
}

/** With npm sonos, unmodified. */
async function infoFor(who: Who): Promise<Readonly<Record<string, unknown>>> {
  const library = createRequire(import.meta.url).resolve('sonos');
  const program = `const { Sonos } = require('${library}');
    new Sonos('${PLAYERS[0]}').getSpotifyConnectInfo().then((info) => console.log(JSON.stringify(info)))`;
  return Object(JSON.parse(await must(lab.hosts[who], process.execPath, '-e', program)));
}

describe('by mDNS', () => {
  it('everybody is told of it where everybody may use it', async () => {
    await askAtHome(lab);
    const heard = await finds('phone');
    const told = heard.filter(({ kind }) => kind === 'response');
    expect(recordsIn(told, 'SRV').find(({ name }) => name === INSTANCE)?.data).toMatchObject({
      port: 1400,
      target: 'Sonos-000E58A03701.local',
    });
    expect(recordsIn(told, 'TXT').find(({ name }) => name === INSTANCE)?.data).toEqual([
      'CPath=/spotifyzc',
      'VERSION=1',
    ]);
    expect(told.some(({ from, to }) => from === '10.0.10.1' && to === 'group')).toBe(true);
  }, 90_000);

  it('a member among strangers is told alone', async () => {
    const ear = await openEar(lab.hosts.router, '10.0.40.1', lab.hosts.thing);
    const told = (await finds('tablet')).filter(({ kind }) => kind === 'response');
    expect(recordsIn(told, 'PTR').map(({ data }) => data)).toContain(INSTANCE);
    // As all are told (RFC 6762 §6), and nobody else hears it.
    expect(new Set(told.map(({ from, to }) => `${from} to ${to}`))).toEqual(new Set(['10.0.40.1 to group']));
    expect(recordsIn(await ear.heard())).toEqual([]);
  }, 60_000);

  it.each(['guest', 'thing'] as const)('a %s is told nothing', async (who) => {
    for (const how of [{}, { unicast: true }, { plain: true }])
      expect(recordsIn(await mdnsFrom(lab.hosts[who], { ...ASKING, ...how }))).toEqual([]);
  });

  it('what a neighbour of the players says of it goes nowhere', async () => {
    const forged = `sonos${KITCHEN}x.${SERVICE}`;
    const answers: Answer[] = [
      { type: 'PTR', name: SERVICE, ttl: 120, data: forged },
      { type: 'SRV', name: INSTANCE, ttl: 120, data: { port: 8080, target: 'Sonos-000E58A03701.local' } },
      { type: 'TXT', name: INSTANCE, ttl: 120, data: ['CPath=/reboot'] },
    ];
    await mdnsFrom(lab.hosts.intruder, { isResponse: true, answers, everyMs: 500, timeoutMs: 1500 });
    const text = JSON.stringify(await finds('tablet'));
    expect([
      text.includes(INSTANCE),
      text.includes(forged),
      text.includes('/reboot'),
      text.includes('8080'),
    ]).toEqual([true, false, false, false]);
  }, 60_000);
});

describe('at the door of a player', () => {
  it('a member logs in, from another segment', async () => {
    expect(await logsIn('tablet', 'ann')).toEqual([200, 101]);
    expect(await infoFor('tablet')).toMatchObject({ status: 101, remoteName: 'Kitchen', activeUser: 'ann' });
  });

  it('a guest and a stranger do not, and a guest is not told whose account it is', async () => {
    expect(await logsIn('guest', 'eve')).toEqual([403, 202]);
    expect(await logsIn('thing', 'eve')).toEqual([403, 202]);
    expect(await infoFor('guest')).toMatchObject({ remoteName: 'Kitchen', activeUser: '' });
    expect(await infoFor('phone')).toMatchObject({ activeUser: 'ann' });
  });

  it('each is written down, without the account', async () => {
    const decisions = (await journalOf(lab, 'decision')).filter(
      ({ facts }) => facts['action'] === 'cast.spotify',
    );
    expect(decisions.map(({ facts }) => [facts['address'], facts['effect'], facts['reasons']])).toEqual([
      [TABLET, 'permit', ['permitted-by-rule']],
      ['10.0.20.5', 'forbid', ['unauthenticated']],
      ['10.0.40.5', 'forbid', ['unauthenticated']],
    ]);
    expect(JSON.stringify(decisions)).not.toMatch(/ann|eve|c2VjcmV0/);
    expect(decisions.map(({ facts }) => facts['address'])).not.toContain(PHONE);
  });
});
