import { eraOf } from '../era.ts';

/** What a player's TLS server offers (docs.sonos.com, connected-home-security: S2 three suites, S1 the two AES_GCM). */
export interface TlsProfile {
  readonly ciphers: string;
  readonly minVersion: 'TLSv1.2';
  /** Unsure: whether newer builds speak 1.3; the published suites are those of 1.2. */
  readonly maxVersion: 'TLSv1.2';
}

const AES = ['ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES128-GCM-SHA256'];

export function tlsProfile(build: string): TlsProfile {
  const suites = eraOf(build).generation === 2 ? ['ECDHE-RSA-CHACHA20-POLY1305', ...AES] : AES;
  return { ciphers: suites.join(':'), minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' };
}
