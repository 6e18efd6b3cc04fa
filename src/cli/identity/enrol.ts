import { renderUnicodeCompact } from 'uqr';
import { TonewallError } from '../../base/errors.ts';
import { codeHash, makeCode } from '../../guard/identity/code.ts';
import { type CodeRefusal, openCode } from '../../guard/identity/enrol.ts';
import { nodeRandom } from '../../host/random.ts';
import type { CommandContext } from '../command.ts';
import { durationIn, inWords } from './duration.ts';
import { type Grant, type GrantFlags, grantIn } from './grant.ts';
import { changeIdentities, nowMs } from './identity-store.ts';
import type { StateFlags } from '../state-folder.ts';
import type { Asked } from '../unheard.ts';
import { frontDeskOf } from './front-desk.ts';
import { checkGrant, configFor } from './named-words.ts';

export interface EnrolFlags extends GrantFlags, StateFlags {
  readonly for: string;
  readonly lease: string;
  readonly config?: string;
  readonly url?: string;
  readonly json?: true;
}

const DAY_MS = 86_400_000;

export async function makeEnrolment({ terminal }: CommandContext, flags: EnrolFlags): Promise<number> {
  const grant = grantIn(flags);
  const forMs = durationIn('--for', flags.for, { leastMs: 60_000, mostMs: DAY_MS });
  const leaseMs = durationIn('--lease', flags.lease, { leastMs: DAY_MS, mostMs: 366 * DAY_MS });
  const config = await configFor({ terminal }, flags.config);
  if (config) checkGrant(config, grant);
  const page = flags.url ?? frontDeskOf({ terminal }, config);
  const link = page === undefined ? undefined : linkMaker(page);
  const code = makeCode(nodeRandom());
  const expiresAt = nowMs() + forMs;
  await store({ terminal, command: 'enrol', flags }, { ...grant, code, leaseMs, expiresAt });
  const url = link?.(code);
  if (flags.json) {
    terminal.out(`${JSON.stringify({ code, ...(url ? { url } : {}), ...grant, expiresAt })}\n`);
    return 0;
  }
  terminal.out(`${code}\n`);
  if (url) terminal.out(`${url}\n\n${renderUnicodeCompact(url)}\n`);
  terminal.note(
    `Enrols ${grant.name} as ${grant.role}, once, within ${inWords(forMs)}. Do it on the device itself.`,
  );
  return 0;
}

interface Wanted extends Grant {
  readonly code: string;
  readonly leaseMs: number;
  readonly expiresAt: number;
}

async function store(asked: Asked, { code, ...wanted }: Wanted): Promise<void> {
  const hash = codeHash(code);
  if (hash === undefined) throw new TonewallError('bug', 'a code that was made cannot be read');
  const id = nodeRandom().uuid();
  await changeIdentities(asked, (state, at) => {
    const opened = openCode(state, { ...wanted, id, hash, at });
    return opened.ok ? opened.value : refusal(opened.error, wanted.name);
  });
}

function refusal(why: CodeRefusal, name: string): TonewallError {
  if (why === 'name-taken')
    return new TonewallError('identity-refused', `a device called ${name} is enrolled already`, {
      hint: `Choose another name, or end that one first: tonewall devices end "${name}"`,
    });
  return new TonewallError('identity-refused', 'there are as many codes or devices as there may be', {
    hint: 'At most 16 codes may be open and 1024 devices enrolled. Codes end by themselves.',
  });
}

/** The page asks before it enrols: a link that something opens ahead of its reader uses no code up. */
function linkMaker(text: string): (code: string) => string {
  const base = URL.parse(text);
  if (!base || !/^https?:$/.test(base.protocol) || base.search || base.hash || base.username)
    throw new TonewallError('usage-flag', `--url: ${text} is no address of a page`, {
      hint: 'Write it as http://192.168.1.2:8080.',
    });
  return (code) => `${base.href.replace(/\/$/, '')}/enrol?code=${code}`;
}
