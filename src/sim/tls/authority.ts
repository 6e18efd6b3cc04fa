import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from '@peculiar/x509';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
const DAY_MS = 86_400_000;

/** What a player presents: its own key, its certificate and the authority's behind it, as PEM. */
interface PlayerCertificate {
  readonly key: string;
  readonly chain: string;
  /** The authority alone: what household members trust on 1843. */
  readonly authority: string;
}

/** Signs a certificate for a player; the same player gets the same one for as long as the household runs. */
export interface TlsAuthority {
  certificateFor(player: { readonly id: string; readonly address: string }): Promise<PlayerCertificate>;
}

/**
 * An authority of the simulated household's own. Keys are made when first needed, for they take a tenth of a second.
 * Unsure: subject, issuer and life of real certificates; no source shows them, and every client looks away. What is
 * known: RSA (the suites are ECDHE_RSA) and a chain that no public authority signed.
 */
export function createTlsAuthority({ clock, random }: Ports): TlsAuthority {
  let root: Promise<Root> | undefined;
  const made = new Map<string, Promise<PlayerCertificate>>();
  return {
    certificateFor: (player) => {
      root ??= makeRoot({ clock, random });
      const known = made.get(player.id) ?? root.then((it) => makeLeaf(it, player, { clock, random }));
      made.set(player.id, known);
      return known;
    },
  };
}

interface Ports {
  readonly clock: Clock;
  readonly random: Random;
}

interface Root {
  readonly certificate: X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
}

async function makeRoot(ports: Ports): Promise<Root> {
  const keys = await makeKeys();
  const name = 'CN=Simulated Device Authority, O=Tonewall simulator';
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      ...lifeOf(ports, 7300),
      name,
      keys,
      signingAlgorithm: RSA,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      ],
    },
    webcrypto,
  );
  return { certificate, keys };
}

async function makeLeaf(
  root: Root,
  player: { readonly id: string; readonly address: string },
  ports: Ports,
): Promise<PlayerCertificate> {
  const keys = await makeKeys();
  const certificate = await X509CertificateGenerator.create(
    {
      ...lifeOf(ports, 3650),
      subject: `CN=${player.id}, O=Tonewall simulator`,
      issuer: root.certificate.subject,
      publicKey: keys.publicKey,
      signingKey: root.keys.privateKey,
      signingAlgorithm: RSA,
      extensions: [
        new BasicConstraintsExtension(false),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
        new SubjectAlternativeNameExtension([{ type: 'ip', value: player.address }]),
      ],
    },
    webcrypto,
  );
  const authority = root.certificate.toString('pem');
  return {
    key: PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY'),
    chain: `${certificate.toString('pem')}\n${authority}\n`,
    authority,
  };
}

/** Key material is not drawn from the `Random` port: it must be real even in a seeded household. */
const makeKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']);

/** A day back, for clocks that are a little off; the serial number is positive (RFC 5280 §4.1.2.2). */
const lifeOf = ({ clock, random }: Ports, days: number) => ({
  notBefore: new Date(clock.now() - DAY_MS),
  notAfter: new Date(clock.now() + days * DAY_MS),
  serialNumber: `01${Buffer.from(random.bytes(15)).toString('hex')}`,
});
