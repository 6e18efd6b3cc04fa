import { Type } from 'typebox';
import { IDENTITY_LIMITS } from './limits.ts';
import { Strict } from '../../base/yaml/schema-parts.ts';
import { Id, Moment, Name, Sha256, spot, Word } from './record-fields.ts';

/** An argon2id hash with what it was made with, so that parameters may grow. Bounded: a file must not exhaust the machine. */
const PasswordHash = Strict({
  kind: Type.Literal('argon2id'),
  memoryKib: Type.Integer({ minimum: 8, maximum: 262_144 }),
  passes: Type.Integer({ minimum: 1, maximum: 10 }),
  parallelism: Type.Integer({ minimum: 1, maximum: 4 }),
  salt: Type.String({ pattern: '^[0-9a-f]{32}$' }),
  tag: Sha256,
});

const Base64Url = (maxLength: number) => Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength });

/** A public key that a person signs in with (WebAuthn). The private half never leaves its authenticator. */
const Passkey = Strict({
  /** The credential's id: up to 1023 bytes (WebAuthn §5.8.3). */
  id: Base64Url(1364),
  /** COSE_Key; the largest in use, RSA with 4096 bits, has about 540 bytes. */
  key: Base64Url(1024),
  /** Signatures so far, by the authenticator's word; 0 for those that do not count. */
  counter: Type.Integer({ minimum: 0, maximum: 4_294_967_295 }),
  name: Name,
  addedAt: Moment,
});

/** What a person signs in with; `tonewall.yaml` says the role. */
export const PersonRecord = Strict({
  id: Word,
  password: PasswordHash,
  changedAt: Moment,
  passkeys: Type.Array(Passkey, { maxItems: IDENTITY_LIMITS.passkeysEach }),
});

/** Somebody who signed in: a cookie in a browser, and the address that stands for the person meanwhile. */
export const SessionRecord = Strict({
  id: Id,
  person: Word,
  /** SHA-256 of the cookie. */
  hash: Sha256,
  ...spot,
  how: Type.Enum(['password', 'passkey']),
  startedAt: Moment,
  usedAt: Moment,
  /** Unless it is used before. */
  idleEndsAt: Moment,
  /** Whatever happens. */
  endsAt: Moment,
});
