import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { device, identities, person, program, session, sha, uuid } from '../../../test/rig/identities.ts';
import type { Asker } from './asker.ts';
import type { Ground } from './grounds.ts';
import { identify } from './identify.ts';
import { NOBODY, type Principal } from './principal.ts';
import { makeSnapshot } from './snapshot.ts';
import type { Device, Session } from './state.ts';

const TOKEN = `tw_${'A'.repeat(32)}`;
const ENDED = `tw_${'B'.repeat(32)}`;
const HERE_ONLY = `tw_${'C'.repeat(32)}`;
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const HARDWARE = '02:00:5e:00:53:01';
const OTHER_HARDWARE = '02:00:5e:00:53:02';

const rules = {
  people: [],
  segments: [
    { network: '10.0.0.0/8', role: 'guest' },
    { network: '10.0.20.0/24', role: 'member' },
    { network: 'fd00:1::/64', role: 'guest' },
  ],
};
const programs = [
  program({ credential: { kind: 'token', hash: hashOf(TOKEN) } }),
  program({ id: uuid(10), name: 'old', credential: { kind: 'token', hash: hashOf(ENDED) }, endedAt: 1 }),
  program({
    id: uuid(11),
    name: 'here',
    credential: { kind: 'token', hash: hashOf(HERE_ONLY) },
    from: ['192.0.2.5', 'fd00:1::/64'],
  }),
  program({ id: uuid(12), name: 'proxy', credential: { kind: 'certificate', fingerprint: sha('c') } }),
];
const AT = 1000;

const ask = (asker: Asker, devices: readonly Device[] = [device()]) =>
  identify(makeSnapshot(identities({ devices, programs }), rules), asker, AT);

const phone: Principal = {
  kind: 'device',
  id: uuid(1),
  name: "Anna's phone",
  role: 'member',
  groups: ['family'],
  binding: 'address',
};
const segment = (network: string, role: string): Principal => ({
  kind: 'segment',
  id: network,
  name: network,
  role,
  groups: [],
  binding: 'network',
});
const bearer = (token: string) => ({ authorization: [`Bearer ${token}`] });

describe('a device', () => {
  it.each(['192.0.2.7', '::ffff:192.0.2.7', '::ffff:c000:207'])('is known at its address %s', (address) => {
    expect(ask({ address })).toEqual({ principal: phone, ground: 'device' });
  });

  it('is known by address and hardware address where it was enrolled with both', () => {
    expect(
      ask({ address: '192.0.2.7', hardware: '02-00-5E-00-53-01' }, [device({ hardware: HARDWARE })]),
    ).toEqual({
      principal: { ...phone, binding: 'address-and-hardware' },
      ground: 'device',
    });
  });

  it('is the one whose hardware address fits, of two at one address', () => {
    const two = [
      device({ hardware: HARDWARE }),
      device({ id: uuid(2), name: 'tablet', hardware: OTHER_HARDWARE }),
    ];
    expect(ask({ address: '192.0.2.7', hardware: OTHER_HARDWARE }, two).principal).toEqual({
      ...phone,
      id: uuid(2),
      name: 'tablet',
      binding: 'address-and-hardware',
    });
  });

  it('counts on loopback as elsewhere', () => {
    expect(ask({ address: '127.0.0.9' }, [device({ address: '127.0.0.9' })])).toEqual({
      principal: phone,
      ground: 'device',
    });
  });

  it.each<[string, Asker, readonly Device[], Ground]>([
    ['at another address', { address: '192.0.2.8' }, [device()], 'unknown'],
    ['when its lease is over', { address: '192.0.2.7' }, [device({ leaseEndsAt: AT })], 'lease-over'],
    ['when it was ended', { address: '192.0.2.7' }, [device({ endedAt: 5 })], 'device-ended'],
    [
      'with another hardware address',
      { address: '192.0.2.7', hardware: OTHER_HARDWARE },
      [device({ hardware: HARDWARE })],
      'other-hardware',
    ],
    [
      'when its hardware address cannot be seen',
      { address: '192.0.2.7' },
      [device({ hardware: HARDWARE })],
      'hardware-unseen',
    ],
    [
      'when what is seen is no hardware address',
      { address: '192.0.2.7', hardware: '00:00:00:00:00:00' },
      [device({ hardware: HARDWARE })],
      'hardware-unseen',
    ],
    [
      'when two live there that cannot be told apart',
      { address: '192.0.2.7', hardware: HARDWARE },
      [device({ hardware: HARDWARE }), device({ id: uuid(2) })],
      'several-devices',
    ],
  ])('is a stranger %s', (_name, asker, devices, ground) => {
    expect(ask(asker, devices)).toEqual({ principal: NOBODY, ground });
  });
});

describe('a stranger', () => {
  it.each([
    ['10.0.20.9', segment('10.0.20.0/24', 'member')],
    ['::ffff:10.0.20.9', segment('10.0.20.0/24', 'member')],
    ['10.0.21.9', segment('10.0.0.0/8', 'guest')],
    ['fd00:1::9', segment('fd00:1::/64', 'guest')],
    ['fd00:2::9', NOBODY],
    ['192.0.2.99', NOBODY],
  ])('at %s is what its network gives', (address, principal) => {
    expect(ask({ address })).toEqual({ principal, ground: 'unknown' });
  });

  it('is also a device whose lease is over', () => {
    expect(ask({ address: '10.0.20.9' }, [device({ address: '10.0.20.9', leaseEndsAt: AT })])).toEqual({
      principal: segment('10.0.20.0/24', 'member'),
      ground: 'lease-over',
    });
  });

  it('is nobody when it comes from no address', () => {
    expect(ask({ address: 'kitchen' })).toEqual({ principal: NOBODY, ground: 'no-address' });
  });
});

const homeAssistant: Principal = {
  kind: 'program',
  id: uuid(9),
  name: 'Home Assistant',
  role: 'program',
  groups: [],
  binding: 'token',
};

describe('a credential', () => {
  it.each([`Bearer ${TOKEN}`, `bearer ${TOKEN}`, `BEARER   ${TOKEN}`])('is taken as %j', (value) => {
    expect(ask({ address: '198.51.100.1', authorization: [value] })).toEqual({
      principal: homeAssistant,
      ground: 'token',
    });
  });

  it('comes before the device at the address', () => {
    expect(ask({ address: '192.0.2.7', ...bearer(TOKEN) }).principal).toEqual(homeAssistant);
  });

  it('may be a certificate', () => {
    expect(ask({ address: '198.51.100.1', certificate: sha('c') })).toEqual({
      principal: { ...homeAssistant, id: uuid(12), name: 'proxy', binding: 'certificate' },
      ground: 'certificate',
    });
  });

  it.each(['192.0.2.5', '::ffff:192.0.2.5', 'fd00:1::1'])('bound to networks holds from %s', (address) => {
    expect(ask({ address, ...bearer(HERE_ONLY) }).ground).toBe('token');
  });

  it.each<[string, Omit<Asker, 'address'>, Ground]>([
    ['an unknown token', bearer(`tw_${'D'.repeat(32)}`), 'wrong-credential'],
    ['an ended token', bearer(ENDED), 'ended-credential'],
    ['a token from elsewhere', bearer(HERE_ONLY), 'credential-elsewhere'],
    ['an unknown certificate', { certificate: sha('d') }, 'wrong-credential'],
    ["a token's hash as a certificate", { certificate: hashOf(TOKEN) }, 'wrong-credential'],
    ['another scheme', { authorization: ['Basic YTpi'] }, 'wrong-credential'],
    ['a token without a scheme', { authorization: [TOKEN] }, 'wrong-credential'],
    ['a token and more', { authorization: [`Bearer ${TOKEN} x`] }, 'wrong-credential'],
    ['an empty header', { authorization: [''] }, 'wrong-credential'],
    ['two headers', { authorization: [`Bearer ${TOKEN}`, `Bearer ${TOKEN}`] }, 'several-credentials'],
    ['a token and a certificate', { ...bearer(TOKEN), certificate: sha('c') }, 'several-credentials'],
  ])('%s makes nobody of an enrolled device', (_name, shown, ground) => {
    expect(ask({ address: '192.0.2.7', ...shown })).toEqual({ principal: NOBODY, ground });
  });

  it.each(['10.0.20.9'])('that is wrong does not leave the role of the network at %s', (address) => {
    expect(ask({ address, ...bearer(ENDED) })).toEqual({ principal: NOBODY, ground: 'ended-credential' });
  });

  it('that is no list is none', () => {
    expect(ask({ address: '192.0.2.7', authorization: [] })).toEqual({ principal: phone, ground: 'device' });
  });
});

describe('a person who is signed in', () => {
  const people = [{ id: 'anna', name: 'Anna', role: 'owner', groups: ['family'] }];
  const at = (asker: Asker, over: Partial<Session> = {}, devices: readonly Device[] = []) =>
    identify(
      makeSnapshot(identities({ devices, programs, people: [person()], sessions: [session(over)] }), {
        ...rules,
        people,
      }),
      asker,
      AT,
    );
  const anna: Principal = {
    kind: 'person',
    id: 'anna',
    name: 'Anna',
    role: 'owner',
    groups: ['family'],
    binding: 'password',
  };
  const here = { address: '192.0.2.7' };

  it.each([
    ['password', 'password'],
    ['passkey', 'passkey'],
  ] as const)('by %s is whoever asks from the address', (how, binding) => {
    expect(at({ address: '::ffff:192.0.2.7' }, { how })).toEqual({
      principal: { ...anna, binding },
      ground: 'signed-in',
    });
    expect(at({ address: '192.0.2.8' }, { how })).toEqual({ principal: NOBODY, ground: 'unknown' });
  });

  it('comes before the device at the address, and after a credential', () => {
    expect(at(here, {}, [device()]).ground).toBe('signed-in');
    expect(at({ ...here, ...bearer(TOKEN) }, {}, [device()]).ground).toBe('token');
    expect(at({ ...here, ...bearer('wrong') }, {}, [device()]).ground).toBe('wrong-credential');
  });

  it.each([
    ['is over at its last moment', { endsAt: AT }, {}, 'session-over'],
    ['is over without use', { idleEndsAt: AT }, {}, 'session-over'],
    ['has another hardware address', { hardware: HARDWARE }, { hardware: OTHER_HARDWARE }, 'other-hardware'],
    ['has none that is seen', { hardware: HARDWARE }, {}, 'hardware-unseen'],
  ] as const)('whose session %s is a stranger, or the device there', (_name, over, seen, ground) => {
    expect(at({ ...here, ...seen }, over)).toEqual({ principal: NOBODY, ground });
    expect(at({ address: '10.0.20.7', ...seen }, { ...over, address: '10.0.20.7' })).toEqual({
      principal: segment('10.0.20.0/24', 'member'),
      ground,
    });
    expect(at({ ...here, ...seen }, over, [device()])).toEqual({ principal: phone, ground: 'device' });
  });

  it('with the hardware address that was seen at the beginning is known', () => {
    expect(at({ ...here, hardware: HARDWARE }, { hardware: HARDWARE }).ground).toBe('signed-in');
  });
});
