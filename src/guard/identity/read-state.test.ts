import { describe, expect, it } from 'vitest';
import { code, device, identities, program, sha, uuid } from '../../../test/rig/identities.ts';
import { identityText, readIdentities } from './read-state.ts';

const full = identities({
  wrongCodes: 2,
  codes: [code()],
  devices: [device({ hardware: '02:00:5e:00:53:01' })],
  programs: [program({ from: ['192.0.2.5', 'fd00:1::/64'] })],
  people: [
    {
      id: 'anna',
      changedAt: 5,
      password: {
        kind: 'argon2id',
        memoryKib: 19_456,
        passes: 2,
        parallelism: 1,
        salt: '0'.repeat(32),
        tag: sha('f'),
      },
    },
  ],
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
      'a device has no plain address',
    ],
    [
      'with an address in another spelling',
      changed({ devices: [device({ address: '::ffff:192.0.2.7' })] }),
      'a device has no plain address',
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
  ])('is refused when it is %s', (_name, text, why) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'identities-invalid', message: `identities.json: ${why}` }),
    );
  });

  it.each([2, 0, 99])('of version %d is left alone', (version) => {
    expect(() => read(changed({ version }))).toThrow(
      expect.objectContaining({
        code: 'identities-version',
        message: `identities.json has version ${version}, this build reads 1`,
      }),
    );
  });
});
