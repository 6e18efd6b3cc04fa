import { asIpAddress, asPort, type Cidr, cidrSize, type IpAddress, parseCidr } from '../../base/address.ts';
import { TonewallError } from '../../base/errors.ts';
import type { AuditScope, GivenDevice } from '../../audit/discover/scope.ts';
import type { Severity } from '../../audit/judge/severity.ts';
import type { Net } from '../../ports/net.ts';
import { MAX_SWEEP_ADDRESSES } from '../../upnp/sweep.ts';

/** What `tonewall audit` understands, as commander gives it. */
export interface AuditFlags {
  readonly interface?: readonly string[];
  readonly listen: string;
  readonly from?: string;
  readonly save?: string;
  readonly html?: string;
  readonly json?: true;
  readonly redact?: true;
  readonly failOn: Severity;
  readonly verbose?: true;
}

const wrong = (message: string, hint?: string): TonewallError =>
  new TonewallError('usage-flag', message, hint === undefined ? {} : { hint });

/** Whom to ask: the targets given, or whoever answers a search on the interfaces. */
export function scopeIn(net: Net, targets: readonly string[], flags: AuditFlags): AuditScope {
  if (targets.length > 0 && flags.interface)
    throw wrong('--interface is for a search, and with targets nothing is searched');
  if (targets.length > 0) return targetsScope(targets);
  return {
    search: { interfaces: interfacesIn(net, flags.interface), listenMs: listenMsIn(flags.listen) },
    given: [],
    sweep: [],
    within: [],
  };
}

/** Addresses and networks that were given, and no search. */
export function targetsScope(targets: readonly string[]): AuditScope {
  const given = targets.map(targetIn);
  return {
    given: given.flatMap((target) => ('address' in target ? [target] : [])),
    sweep: given.flatMap((target) => ('prefix' in target ? [target] : [])),
    within: [],
  };
}

/** `192.168.1.20`, `192.168.1.20:1400`, `192.168.1.0/24`. */
function targetIn(text: string): GivenDevice | Cidr {
  if (/^[\d.]+\//.test(text)) return networkIn(text);
  const address = asIpAddress(text);
  if (address) return { address };
  const [, host = '', portText = ''] = /^\[?([\da-f:.]+)\]?:(\d+)$/i.exec(text) ?? [];
  const [hostAddress, port] = [asIpAddress(host), asPort(portText)];
  if (!hostAddress || port === undefined) {
    throw wrong(
      `${text} is no address`,
      'Give addresses (192.168.1.20, [fe80::1]:1400) or networks (192.168.1.0/24). Names and URLs are not looked up.',
    );
  }
  return { address: hostAddress, port };
}

function networkIn(text: string): Cidr {
  const network = parseCidr(text);
  if (!network) throw wrong(`${text} is no network`, 'Write it as 192.168.1.0/24.');
  if (cidrSize(network) > MAX_SWEEP_ADDRESSES)
    throw wrong(`${text} is too large`, `At most ${MAX_SWEEP_ADDRESSES} addresses (/22) at once.`);
  return network;
}

/** The own addresses to search from: those given, or every interface that is up, loopback only when there is no other. */
export function interfacesIn(net: Net, given: readonly string[] | undefined): readonly IpAddress[] {
  const own = net.interfaces();
  if (given)
    return given.map((text) =>
      ownAddress(
        text,
        own.map(({ address }) => address),
      ),
    );
  if (own.length === 0) throw new TonewallError('network-refused', 'no network interface is up');
  const outward = own.filter(({ loopback }) => !loopback);
  return (outward.length > 0 ? outward : own).map(({ address }) => address);
}

function ownAddress(text: string, own: readonly IpAddress[]): IpAddress {
  const address = asIpAddress(text);
  const known = address && (own.includes(address) || address.startsWith('127.'));
  if (!address || !known)
    throw wrong(`${text} is no address of this machine`, `Own addresses: ${own.join(', ') || 'none'}.`);
  return address;
}

function listenMsIn(text: string): number {
  const seconds = Number(text);
  if (!(seconds >= 1 && seconds <= 60)) throw wrong(`--listen takes 1 to 60 seconds, not ${text}`);
  return seconds * 1000;
}
