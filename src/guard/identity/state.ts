import { type Static, type TSchema, Type } from 'typebox';

/** The version of the file's form. */
export const IDENTITIES_VERSION = 2;
export const IDENTITIES_FORMAT = 'tonewall-identities';

/** How much there may be: a home has dozens, and a file that cannot be read whole cannot be checked. */
export const IDENTITY_LIMITS = {
  fileBytes: 8_388_608,
  codes: 1024,
  openCodes: 16,
  devices: 1024,
  programs: 256,
  people: 256,
  sessions: 512,
  sessionsEach: 8,
  passkeysEach: 8,
  groups: 16,
  networks: 16,
} as const;

/** The end of the year 9999: later dates have no ISO 8601 form of four digits. */
const LAST_MOMENT = 253_402_300_799_999;

const Moment = Type.Integer({ minimum: 0, maximum: LAST_MOMENT });
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
/** A role, a group or a person, as `tonewall.yaml` writes it. */
const Word = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' });

const closed = <T extends Record<string, TSchema>>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });

/** What the owner granted; the same from the code to the last day of the lease. */
const grant = {
  id: Id,
  name: Type.String({ minLength: 1, maxLength: 64 }),
  role: Word,
  groups: Type.Array(Word, { maxItems: IDENTITY_LIMITS.groups }),
} as const;

/** A day to a year, in milliseconds. */
const LeaseMs = Type.Integer({ minimum: 86_400_000, maximum: 31_622_400_000 });

/** Where on the network somebody became known. */
const Spot = {
  /** In the one spelling of `plainAddress`. */
  address: Type.String({ maxLength: 64 }),
  /** Lower case with colons; missing where it was not seen then. */
  hardware: Type.Optional(Type.String({ pattern: '^[0-9a-f]{2}(:[0-9a-f]{2}){5}$' })),
} as const;

const Code = closed({
  ...grant,
  /** SHA-256 of the code (see `code.ts`). */
  hash: Sha256,
  leaseMs: LeaseMs,
  madeAt: Moment,
  expiresAt: Moment,
  /** `void`: too many wrong ones were tried, or a newer code for the same name was made. */
  stand: Type.Enum(['open', 'used', 'void']),
});

const Device = closed({
  ...grant,
  ...Spot,
  leaseMs: LeaseMs,
  enrolledAt: Moment,
  usedAt: Moment,
  leaseEndsAt: Moment,
  endedAt: Type.Optional(Moment),
});

const Program = closed({
  ...grant,
  credential: Type.Union([
    closed({ kind: Type.Literal('token'), hash: Sha256 }),
    closed({ kind: Type.Literal('certificate'), fingerprint: Sha256 }),
  ]),
  /** Networks it may come from; missing is anywhere, and an empty list cannot be written. */
  from: Type.Optional(
    Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: IDENTITY_LIMITS.networks }),
  ),
  madeAt: Moment,
  endedAt: Type.Optional(Moment),
});

/** An argon2id hash with what it was made with, so that parameters may grow. Bounded: a file must not exhaust the machine. */
const PasswordHash = closed({
  kind: Type.Literal('argon2id'),
  memoryKib: Type.Integer({ minimum: 8, maximum: 262_144 }),
  passes: Type.Integer({ minimum: 1, maximum: 10 }),
  parallelism: Type.Integer({ minimum: 1, maximum: 4 }),
  salt: Type.String({ pattern: '^[0-9a-f]{32}$' }),
  tag: Sha256,
});

const Base64Url = (maxLength: number) => Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength });

/** A public key that a person signs in with (WebAuthn). The private half never leaves its authenticator. */
const Passkey = closed({
  /** The credential's id: up to 1023 bytes (WebAuthn §5.8.3). */
  id: Base64Url(1364),
  /** COSE_Key; the largest in use, RSA with 4096 bits, has about 540 bytes. */
  key: Base64Url(1024),
  /** Signatures so far, by the authenticator's word; 0 for those that do not count. */
  counter: Type.Integer({ minimum: 0, maximum: 4_294_967_295 }),
  name: Type.String({ minLength: 1, maxLength: 64 }),
  addedAt: Moment,
});

const Person = closed({
  id: Word,
  password: PasswordHash,
  changedAt: Moment,
  passkeys: Type.Array(Passkey, { maxItems: IDENTITY_LIMITS.passkeysEach }),
});

/** Somebody who signed in: a cookie in a browser, and the address that stands for the person meanwhile. */
const Session = closed({
  id: Id,
  person: Word,
  /** SHA-256 of the cookie. */
  hash: Sha256,
  ...Spot,
  how: Type.Enum(['password', 'passkey']),
  startedAt: Moment,
  usedAt: Moment,
  /** Unless it is used before. */
  idleEndsAt: Moment,
  /** Whatever happens. */
  endsAt: Moment,
});

/** The file `identities.json`. Roles of people stand in `tonewall.yaml`, not here. */
export const IdentityState = closed({
  format: Type.Literal(IDENTITIES_FORMAT),
  version: Type.Literal(IDENTITIES_VERSION),
  /** Wrong codes that were tried since there last was no open code. */
  wrongCodes: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  codes: Type.Array(Code, { maxItems: IDENTITY_LIMITS.codes }),
  devices: Type.Array(Device, { maxItems: IDENTITY_LIMITS.devices }),
  programs: Type.Array(Program, { maxItems: IDENTITY_LIMITS.programs }),
  people: Type.Array(Person, { maxItems: IDENTITY_LIMITS.people }),
  sessions: Type.Array(Session, { maxItems: IDENTITY_LIMITS.sessions }),
});

/** Types of schemas are mutable; state is not. */
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

export type IdentityState = Frozen<Static<typeof IdentityState>>;
export type Code = IdentityState['codes'][number];
export type Device = IdentityState['devices'][number];
export type Program = IdentityState['programs'][number];
export type Person = IdentityState['people'][number];
export type Passkey = Person['passkeys'][number];
export type Session = IdentityState['sessions'][number];
export type PasswordHash = Person['password'];

export const NO_IDENTITIES: IdentityState = {
  format: IDENTITIES_FORMAT,
  version: IDENTITIES_VERSION,
  wrongCodes: 0,
  codes: [],
  devices: [],
  programs: [],
  people: [],
  sessions: [],
};
