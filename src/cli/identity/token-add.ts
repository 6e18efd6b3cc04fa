import { TonewallError } from '../../base/errors.ts';
import { ipNumber, parseNetwork } from '../../base/network.ts';
import { addProgram, type ProgramRefusal } from '../../guard/identity/programs.ts';
import { IDENTITY_LIMITS } from '../../guard/identity/limits.ts';
import type { Program } from '../../guard/identity/state.ts';
import { makeToken, tokenHash } from '../../guard/identity/token.ts';
import { nodeRandom } from '../../host/random.ts';
import type { CommandContext } from '../command.ts';
import { type GrantFlags, grantIn } from './grant.ts';
import { changeIdentities } from './identity-store.ts';
import { checkGrant, configFor } from './named-words.ts';
import type { StateFlags } from '../state-folder.ts';

export interface TokenFlags extends GrantFlags, StateFlags {
  readonly from?: readonly string[];
  readonly certificate?: string;
  readonly config?: string;
  readonly json?: true;
}

export async function addToken({ terminal }: CommandContext, flags: TokenFlags): Promise<number> {
  const grant = grantIn(flags);
  const config = await configFor({ terminal }, flags.config);
  if (config) checkGrant(config, grant);
  const from = flags.from === undefined ? {} : { from: networksIn(flags.from) };
  const token = flags.certificate === undefined ? makeToken(nodeRandom()) : undefined;
  const credential: Program['credential'] =
    token === undefined
      ? { kind: 'certificate', fingerprint: fingerprintIn(flags.certificate ?? '') }
      : { kind: 'token', hash: tokenHash(token) };
  const id = nodeRandom().uuid();
  await changeIdentities({ terminal, command: 'token add', flags }, (state, at) => {
    const added = addProgram(state, { ...grant, ...from, id, credential, madeAt: at });
    return added.ok ? added.value : refusal(added.error, grant.name);
  });
  const shown = token === undefined ? {} : { token };
  if (flags.json) terminal.out(`${JSON.stringify({ ...shown, ...grant, ...from })}\n`);
  else if (token !== undefined) terminal.out(`${token}\n`);
  if (!flags.json)
    terminal.note(
      token === undefined
        ? `${grant.name} is known by its certificate.`
        : `The token of ${grant.name}. It is not shown again. Send it as "Authorization: Bearer tw_…".`,
    );
  return 0;
}

const wrong = (message: string, hint: string): TonewallError =>
  new TonewallError('usage-flag', message, { hint });

/** As they were written; `10.0.0.7/8` is more likely a slip than a network of 16 million addresses. */
function networksIn(texts: readonly string[]): string[] {
  if (texts.length > IDENTITY_LIMITS.networks) throw wrong('--from: too many networks', 'At most 16.');
  for (const text of texts) {
    const network = parseNetwork(text);
    if (!network || ipNumber(text.split('/')[0] ?? '')?.value !== network.base)
      throw wrong(`--from: ${text} is no network`, 'Write it as 192.168.1.5, 192.168.1.0/24 or fd00:1::/64.');
  }
  return [...texts];
}

/** As openssl prints it: `sha256 Fingerprint=AB:CD:…`, with or without what stands before it. */
function fingerprintIn(text: string): string {
  const plain = text.replace(/^.*=/, '').replaceAll(':', '').toLowerCase();
  if (/^[\da-f]{64}$/.test(plain)) return plain;
  throw wrong(
    `--certificate: ${text} is no SHA-256 fingerprint`,
    'openssl x509 -in client.pem -noout -fingerprint -sha256 prints it.',
  );
}

function refusal(why: ProgramRefusal, name: string): TonewallError {
  if (why === 'name-taken')
    return new TonewallError('identity-refused', `a program called ${name} is there already`, {
      hint: `Choose another name, or end that one first: tonewall token end "${name}"`,
    });
  if (why === 'credential-taken')
    return new TonewallError('identity-refused', 'that certificate is, or was, another program’s', {
      hint: 'Give each program a certificate of its own; an ended one stays ended.',
    });
  return new TonewallError('identity-refused', 'there are as many programs as there may be', {
    hint: 'At most 256, those ended in the last 30 days included.',
  });
}
