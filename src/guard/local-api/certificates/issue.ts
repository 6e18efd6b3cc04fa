/**
 * Makes certificates. It is read in only where one has to be made: with the library for X.509 it takes as long as a sixth of a
 * guard's start.
 */
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { IssuingPorts, Keyed } from './keyed.ts';

/** RSA: the suites of the vendor's older apps are ECDHE_RSA alone (docs.sonos.com, connected-home-security). */
const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
const DAY_MS = 86_400_000;
/** Browsers and phones turn away leaves that last longer than 398 days, whoever signed them. */
const LEAF_DAYS = 397;
const AUTHORITY_DAYS = 3650;
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';

/** The guard's own authority. It claims to be no player and no vendor: who trusts it trusts this guard. */
export async function makeAuthority(ports: IssuingPorts): Promise<Keyed> {
  const keys = await makeKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      ...lifeOf(ports, AUTHORITY_DAYS),
      name: 'CN=Tonewall',
      keys,
      signingAlgorithm: RSA,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      ],
    },
    webcrypto,
  );
  return { certificate: certificate.toString('pem'), key: await pemOf(keys) };
}

/** The address under which clients know a player, or the name of the front desk. */
export interface Subject {
  readonly type: 'ip' | 'dns';
  readonly value: string;
}

export async function makeLeaf(ports: IssuingPorts, authority: Keyed, subject: Subject): Promise<Keyed> {
  const keys = await makeKeys();
  const certificate = await X509CertificateGenerator.create(
    {
      ...lifeOf(ports, LEAF_DAYS),
      subject: `CN=${subject.value}`,
      issuer: new X509Certificate(authority.certificate).subject,
      publicKey: keys.publicKey,
      signingKey: await signingKey(authority.key),
      signingAlgorithm: RSA,
      extensions: [
        new BasicConstraintsExtension(false),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
        new ExtendedKeyUsageExtension([SERVER_AUTH]),
        new SubjectAlternativeNameExtension([subject]),
      ],
    },
    webcrypto,
  );
  return { certificate: certificate.toString('pem'), key: await pemOf(keys) };
}

/** Key material is not drawn from the `Random` port: it comes from the operating system, whoever runs the guard. */
const makeKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']);

const pemOf = async ({ privateKey }: webcrypto.CryptoKeyPair): Promise<string> =>
  PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', privateKey), 'PRIVATE KEY');

const signingKey = (pem: string): Promise<webcrypto.CryptoKey> =>
  webcrypto.subtle.importKey('pkcs8', PemConverter.decodeFirst(pem), RSA, false, ['sign']);

/** A day back, for clocks that are a little off; the serial number is positive (RFC 5280 §4.1.2.2). */
const lifeOf = ({ clock, random }: IssuingPorts, days: number) => ({
  notBefore: new Date(clock.now() - DAY_MS),
  notAfter: new Date(clock.now() + days * DAY_MS),
  serialNumber: `01${Buffer.from(random.bytes(15)).toString('hex')}`,
});
