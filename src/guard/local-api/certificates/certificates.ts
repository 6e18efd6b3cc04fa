/**
 * The guard's own certificates, kept in one file of the state folder. What could go wrong: somebody else reads the keys
 * (the file is its owner's alone, mode 0600), the file is damaged (then the guard does not begin with others in their
 * place: clients that trust its authority would wonder), a certificate ends (it is made anew a month before). Proven in
 * `certificates.test.ts`.
 */
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { IpAddress } from '../../../base/address.ts';
import { TonewallError } from '../../../base/errors.ts';
import type { Disk } from '../../../ports/disk.ts';
import type { TlsIdentity } from '../../../ports/tls-server.ts';
import { type IssuingPorts, type Keyed, lasts } from './keyed.ts';
import type { Subject } from './issue.ts';

const keyed = Type.Object(
  { certificate: Type.String(), key: Type.String() },
  { additionalProperties: false },
);
const FileSchema = Type.Object(
  { version: Type.Literal(1), authority: keyed, leaves: Type.Record(Type.String(), keyed) },
  { additionalProperties: false },
);
type KeyFile = Static<typeof FileSchema>;

/** Room for a thousand players. */
const MAX_BYTES = 8_388_608;

export interface Certificates {
  /** What the door of a guarded address presents; made when first asked for. */
  readonly identityFor: (address: IpAddress) => Promise<TlsIdentity>;
  /** The same for a name under which the guard itself is found. */
  readonly identityForName: (name: string) => Promise<TlsIdentity>;
  /** The authority's certificate as PEM, for people who want their devices to trust it. */
  readonly authority: string;
}

type Ports = IssuingPorts & { readonly disk: Pick<Disk, 'read' | 'write' | 'exists'> };

/** In the state folder. */
export const certificatesFile = (stateFolder: string): string => `${stateFolder}/certificates.json`;

/** The authority's certificate as PEM. Fails with `file-unreadable`, also where no guard has run yet, and `certificates-invalid`. */
export async function readAuthority(disk: Pick<Disk, 'read'>, path: string): Promise<string> {
  return read(await disk.read(path, MAX_BYTES), path).authority.certificate;
}

/** Reads the file, or makes an authority and writes it. Fails with `certificates-invalid`, `file-unreadable` or `file-unwritable`. */
export async function openCertificates(ports: Ports, path: string): Promise<Certificates> {
  let file = await readOrMake(ports, path);
  const identities = new Map<string, TlsIdentity>();
  /** One after the other: each writes the whole file. */
  let last: Promise<unknown> = Promise.resolve();

  const issue = async (subject: Subject): Promise<TlsIdentity> => {
    const { value } = subject;
    const known = file.leaves[value];
    const ready = identities.get(value);
    if (known && lasts(ports, known)) return ready ?? remember(value, known);
    const { makeLeaf } = await import('./issue.ts');
    const leaf = await makeLeaf(ports, file.authority, subject);
    file = { ...file, leaves: { ...file.leaves, [value]: leaf } };
    await ports.disk.write(path, JSON.stringify(file));
    return remember(value, leaf);
  };
  const inTurn = (subject: Subject): Promise<TlsIdentity> => {
    const issued = last.then(() => issue(subject));
    last = issued.catch(() => {});
    return issued;
  };
  const remember = (value: string, { certificate, key }: Keyed): TlsIdentity => {
    const identity = { key, chain: `${certificate}\n${file.authority.certificate}\n` };
    identities.set(value, identity);
    return identity;
  };
  return {
    authority: file.authority.certificate,
    identityFor: (address) => inTurn({ type: 'ip', value: address }),
    identityForName: (name) => inTurn({ type: 'dns', value: name }),
  };
}

async function readOrMake(ports: Ports, path: string): Promise<KeyFile> {
  if (await ports.disk.exists(path)) return read(await ports.disk.read(path, MAX_BYTES), path);
  const { makeAuthority } = await import('./issue.ts');
  const file: KeyFile = { version: 1, authority: await makeAuthority(ports), leaves: {} };
  await ports.disk.write(path, JSON.stringify(file));
  return file;
}

function read(bytes: Uint8Array, path: string): KeyFile {
  const value = parsed(Buffer.from(bytes).toString('utf8'));
  if (Value.Check(FileSchema, value)) return value;
  throw new TonewallError('certificates-invalid', `${path} does not hold the guard's certificates`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
