import { err, ok, type Result } from '../../base/result.ts';
import { ConnectFailure } from '../../ports/net.ts';
import type { Stream } from '../../ports/net.ts';
import type { WhyUnknown } from '../evidence/observation.ts';
import type { LoginPortNumber } from '../permit/constants.ts';
import type { TcpOpened } from '../permit/probe.ts';
import type { Asker } from './asker.ts';

const CONNECT_MS = 1500;
const BANNER_MS = 1500;
const MAX_BANNER_BYTES = 256;

/** Connects and listens; sends nothing. */
export async function openTcp(asker: Asker, port: LoginPortNumber): Promise<Result<TcpOpened, WhyUnknown>> {
  const spent = asker.exhausted();
  if (spent) return err(spent);
  const { clock, transcript, budget } = asker.context;
  const startedAt = clock.elapsed();
  const seen = await connect(asker, port);
  budget.spend(Buffer.byteLength(seen.banner ?? ''));
  const number = transcript.add({
    kind: 'connect',
    peer: `${asker.address}:${port}`,
    outcome: seen.outcome,
    received: seen.banner ?? '',
    elapsedMs: Math.round(clock.elapsed() - startedAt),
  });
  return ok({
    state: seen.state,
    ...(seen.banner === undefined ? {} : { banner: seen.banner }),
    exchange: [number],
  });
}

type Seen = Pick<TcpOpened, 'state' | 'banner'> & { readonly outcome: string };

async function connect(asker: Asker, port: number): Promise<Seen> {
  try {
    const stream = await asker.guardedNet.connect({ host: asker.address, port, timeoutMs: CONNECT_MS });
    const banner = await readBanner(asker, stream);
    return { state: 'open', outcome: 'open', ...(banner === '' ? {} : { banner }) };
  } catch (cause) {
    if (!(cause instanceof ConnectFailure)) throw cause;
    return { state: cause.reason === 'refused' ? 'closed' : 'no-answer', outcome: cause.reason };
  }
}

/** The first bytes, as text; what telnet negotiates (RFC 854, IAC) shows as escapes. */
async function readBanner({ context: { clock } }: Asker, stream: Stream): Promise<string> {
  const timer = clock.after(BANNER_MS, () => stream.destroy(), { unref: true });
  try {
    const bytes = (await stream.read()) ?? new Uint8Array();
    return Buffer.from(bytes.subarray(0, MAX_BANNER_BYTES)).toString('latin1').trim();
  } catch {
    return '';
  } finally {
    timer.cancel();
    stream.destroy();
  }
}
