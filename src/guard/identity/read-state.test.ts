import { describe, expect, it } from 'vitest';
import {
  code,
  device,
  identities,
  person,
  program,
  session,
  sha,
  uuid,
} from '../../../test/rig/identities.ts';
import { identityText, readIdentities } from './read-state.ts';

const full = identities({
  wrongCodes: 2,
  codes: [code()],
  devices: [device({ hardware: '02:00:5e:00:53:01' })],
  programs: [program({ from: ['192.0.2.5', 'fd00:1::/64'] })],
  people: [
    person({
      passkeys: [{ id: 'AQ', key: 'pQEC', counter: 0, name: "Anna's phone", addedAt: 5 }],
      changedAt: 5,
    }),
  ],
  sessions: [session({ hardware: '02:00:5e:00:53:02' })],
});

const read = (text: string) => readIdentities(Buffer.from(text), 'identities.json');
const changed = (over: Record<string, unknown>) => JSON.stringify({ ...full, ...over });

describe('the file of identities', () => {
  it('is read as it was written', () => {
    expect(read(identityText(full))).toEqual(full);
  });

  it.each([
    ['empty', '', 'it is not JSON'],
    ['cut', identityText(full).slice(0, -3), 'it is not JSON'],
    ['no UTF-8', '\ud800', 'it is not JSON'],
    ['a list', '[]', 'it does not fit its schema at /'],
    ['of another kind', changed({ format: 'tonewall-bundle' }), 'it does not fit its schema at /format'],
    ['with a key that is not known', changed({ admins: [] }), 'it does not fit its schema at /admins'],
    ['without its devices', changed({ devices: undefined }), 'it does not fit its schema at /'],
    [
      'with a role in capitals',
      changed({ devices: [device({ role: 'Owner' })] }),
      'it does not fit its schema at /devices/0/role',
    ],
    [
      'with an empty list of networks',
      changed({ programs: [program({ from: [] })] }),
      'it does not fit its schema at /programs/0/from',
    ],
    [
      'with a lease of no time',
      changed({ devices: [device({ leaseMs: 0 })] }),
      'it does not fit its schema at /devices/0/leaseMs',
    ],
    [
      'with an address that is none',
      changed({ devices: [device({ address: 'kitchen' })] }),
      'a device or a session has no plain address',
    ],
    [
      'with an address in another spelling',
      changed({ devices: [device({ address: '::ffff:192.0.2.7' })] }),
      'a device or a session has no plain address',
    ],
    [
      'with a network that is none',
      changed({ programs: [program({ from: ['192.0.2.5/33'] })] }),
      'a program comes from what is no network',
    ],
    [
      'with a name that moves the cursor',
      changed({ devices: [device({ name: 'a\u001b[2J' })] }),
      'a name is not printable',
    ],
    ['with one device twice', changed({ devices: [device(), device()] }), 'a device is there twice'],
    [
      'with one token for two programs',
      changed({ programs: [program(), program({ id: uuid(10) })] }),
      'a credential is there twice',
    ],
    ['with a session of nobody', changed({ people: [] }), 'a session is of nobody'],
    [
      'with two sessions at one address',
      changed({ sessions: [session(), session({ id: uuid(21), hash: sha('e') })] }),
      'a session of one address is there twice',
    ],
    [
      'with one cookie for two sessions',
      changed({ sessions: [session(), session({ id: uuid(21), address: '192.0.2.8' })] }),
      'a session is there twice',
    ],
    [
      'with one passkey for two people',
      changed({ people: [...full.people, { ...full.people[0], id: 'ben' }] }),
      'a passkey is there twice',
    ],
  ])('is refused when it is %s', (_name, text, why) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'identities-invalid', message: `identities.json: ${why}` }),
    );
  });

  it.each([3, 0, 99])('of version %d is left alone', (version) => {
    expect(() => read(changed({ version }))).toThrow(
      expect.objectContaining({
        code: 'identities-version',
        message: `identities.json has version ${version}, this build reads 2`,
      }),
    );
  });

  it('of version 1 is read as one without passkeys and sessions', () => {
    const { sessions: _sessions, ...before } = full;
    const people = full.people.map(({ passkeys: _passkeys, ...rest }) => rest);
    expect(read(JSON.stringify({ ...before, version: 1, people }))).toEqual({
      ...full,
      people: [{ ...full.people[0], passkeys: [] }],
      sessions: [],
    });
  });

  it('of version 1 with sessions is none', () => {
    expect(() => read(changed({ version: 1 }))).toThrow(
      expect.objectContaining({ code: 'identities-version' }),
    );
  });
});
