import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { err, ok, type Result } from '../base/result.ts';
import { type Facts, isCount } from './line.ts';

/** A signed statement about a journal: up to this entry it was so. */
export interface Checkpoint {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The number of the last entry it speaks of. */
  readonly through: number;
  /** The hash of that entry. */
  readonly hash: string;
  /** The first segment that is kept; those before were dropped when their time was over. */
  readonly begins: number;
  /** Ed25519 over `messageOf`, in base64. */
  readonly signature: string;
}

export type Unsigned = Omit<Checkpoint, 'signature'>;

/** What is signed. The first line keeps a signature of one kind from being taken for one of another. */
const messageOf = ({ at, through, hash, begins }: Unsigned): Buffer =>
  Buffer.from(`tonewall journal checkpoint 1\n${at}\n${through}\n${hash}\n${begins}\n`, 'latin1');

/** The facts of a checkpoint's entry; its time is that of the entry. */
export function signedFacts(key: KeyObject, unsigned: Unsigned): Facts {
  const { through, hash, begins } = unsigned;
  return { through, hash, begins, signature: sign(null, messageOf(unsigned), key).toString('base64') };
}

/** Reads a checkpoint and checks its form and its signature. */
export function checkCheckpoint(key: KeyObject, at: unknown, facts: Facts): Result<Checkpoint, string> {
  const { through, hash, begins, signature } = facts;
  const isForm =
    isCount(at) &&
    isCount(through) &&
    isCount(begins) &&
    typeof hash === 'string' &&
    /^[0-9a-f]{64}$/.test(hash) &&
    typeof signature === 'string' &&
    /^[A-Za-z0-9+/]{86}==$/.test(signature);
  if (!isForm) return err('it is no checkpoint');
  const checkpoint = { at, through, hash, begins, signature };
  const isSigned = verify(null, messageOf(checkpoint), key, Buffer.from(signature, 'base64'));
  return isSigned ? ok(checkpoint) : err('its signature does not fit');
}

/** A public key from its PEM text; undefined where it is none, or of another kind. */
export function publicKeyIn(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
