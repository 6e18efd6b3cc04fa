import { type Static, Type } from 'typebox';
import { CodeRecord, DeviceRecord, ProgramRecord } from './enrolled-records.ts';
import { IDENTITY_LIMITS } from './limits.ts';
import { PersonRecord, SessionRecord } from './person-records.ts';
import { Strict } from '../../base/yaml/schema-parts.ts';

/** The version of the file's form. */
export const IDENTITIES_VERSION = 2;
export const IDENTITIES_FORMAT = 'tonewall-identities';

/** The file `identities.json`. Roles of people stand in `tonewall.yaml`, not here. */
export const IdentityState = Strict({
  format: Type.Literal(IDENTITIES_FORMAT),
  version: Type.Literal(IDENTITIES_VERSION),
  /** Wrong codes that were tried since there last was no open code. */
  wrongCodes: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  codes: Type.Array(CodeRecord, { maxItems: IDENTITY_LIMITS.codes }),
  devices: Type.Array(DeviceRecord, { maxItems: IDENTITY_LIMITS.devices }),
  programs: Type.Array(ProgramRecord, { maxItems: IDENTITY_LIMITS.programs }),
  people: Type.Array(PersonRecord, { maxItems: IDENTITY_LIMITS.people }),
  sessions: Type.Array(SessionRecord, { maxItems: IDENTITY_LIMITS.sessions }),
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
