import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../../base/address.ts';
import { nodeRandom } from '../../../host/random.ts';
import { openCertificates, readAuthority } from './certificates.ts';

const DAY_MS = 86_400_000;
const NOON = Date.UTC(2026, 0, 1, 12);
const KITCHEN = ip('192.0.2.11');
const OFFICE = ip('192.0.2.12');

function portsAt(files: Map<string, string>, now: () => number) {
  return {
    random: nodeRandom(),
    clock: { now },
    disk: {
      read: async (path: string) => Buffer.from(files.get(path) ?? ''),
      write: async (path: string, bytes: Uint8Array | string) => void files.set(path, String(bytes)),
      exists: async (path: string) => files.has(path),
    },
  };
}

const leafOf = (chain: string): X509Certificate => new X509Certificate(chain);

describe('certificates', () => {
  it('are of the guard alone, for an address, and last', async () => {
    const files = new Map<string, string>();
    const first = await openCertificates(
      portsAt(files, () => NOON),
      'tls.json',
    );
    const { chain } = await first.identityFor(KITCHEN);
    const leaf = leafOf(chain);
    const authority = new X509Certificate(first.authority);
    expect([
      leaf.subject,
      leaf.issuer,
      authority.subject,
      leaf.subjectAltName,
      leaf.ca,
      authority.ca,
    ]).toEqual(['CN=192.0.2.11', 'CN=Tonewall', 'CN=Tonewall', 'IP Address:192.0.2.11', false, true]);
    expect([leaf.verify(authority.publicKey), leaf.validTo]).toEqual([true, 'Feb  2 12:00:00 2027 GMT']);
  });

  it('are the same after a restart, and others for other addresses', async () => {
    const files = new Map<string, string>();
    const before = await openCertificates(
      portsAt(files, () => NOON),
      'tls.json',
    );
    const [kitchen, office] = await Promise.all([KITCHEN, OFFICE].map(before.identityFor));
    const after = await openCertificates(
      portsAt(files, () => NOON + DAY_MS),
      'tls.json',
    );
    expect([await after.identityFor(KITCHEN), await after.identityFor(OFFICE), after.authority]).toEqual([
      kitchen,
      office,
      before.authority,
    ]);
    expect(kitchen?.key).not.toBe(office?.key);
  });

  it('are for a name too, and kept beside the others', async () => {
    const files = new Map<string, string>();
    const certificates = await openCertificates(
      portsAt(files, () => NOON),
      'tls.json',
    );
    const desk = await certificates.identityForName('desk.example.org');
    const { subject, subjectAltName } = leafOf(desk.chain);
    expect([subject, subjectAltName]).toEqual(['CN=desk.example.org', 'DNS:desk.example.org']);
    const after = await openCertificates(
      portsAt(files, () => NOON),
      'tls.json',
    );
    expect(await after.identityForName('desk.example.org')).toEqual(desk);
  });

  it('are made anew a month before they end', async () => {
    const files = new Map<string, string>();
    let now = NOON;
    const certificates = await openCertificates(
      portsAt(files, () => now),
      'tls.json',
    );
    const first = await certificates.identityFor(KITCHEN);
    now = NOON + 366 * DAY_MS;
    const kept = await certificates.identityFor(KITCHEN);
    now = NOON + 368 * DAY_MS;
    const renewed = await certificates.identityFor(KITCHEN);
    expect([kept.chain === first.chain, renewed.chain === first.chain]).toEqual([true, false]);
    expect(leafOf(renewed.chain).verify(new X509Certificate(certificates.authority).publicKey)).toBe(true);
  });

  it.each(['', '{}', '{"version":1}', '{"version":2,"authority":{},"leaves":{}}'])(
    'of a file that is damaged are not replaced: %j',
    async (text) => {
      const files = new Map([['tls.json', text]]);
      await expect(
        openCertificates(
          portsAt(files, () => NOON),
          'tls.json',
        ),
      ).rejects.toMatchObject({
        code: 'certificates-invalid',
      });
      expect(files.get('tls.json')).toBe(text);
    },
  );

  it('have an authority that can be read by itself, and is not made by reading', async () => {
    const files = new Map<string, string>();
    const ports = portsAt(files, () => NOON);
    const { authority } = await openCertificates(ports, 'tls.json');
    expect(await readAuthority(ports.disk, 'tls.json')).toBe(authority);
    await expect(readAuthority(ports.disk, 'other.json')).rejects.toMatchObject({
      code: 'certificates-invalid',
    });
    expect([...files.keys()]).toEqual(['tls.json']);
  });
});
