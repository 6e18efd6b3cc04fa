/**
 * The last look at everything that leaves. What could go wrong: a gatherer, by mistake or by a forged call, sends
 * something that changes a device. What guards: gatherers hold a `Probe`, which cannot express it; and this file, which
 * reads each finished request anew and throws a bug before a byte is sent. Proof: guard.test.ts, probe.test.ts, and
 * test/smoke/audit-zoo.test.ts, which reads what the simulated players received.
 */
import { TonewallError } from '../../base/errors.ts';
import type { Net } from '../../ports/net.ts';
import type { HttpClient } from '../../upnp/http-client.ts';
import { LOGIN_PORTS, TLS_PORT } from './constants.ts';
import type { Grant } from './grant.ts';
import { whyForbidden } from './why-forbidden.ts';

/** A client that refuses, as a bug, whatever the grant does not cover. */
export const guardClient = (client: HttpClient, grant: Grant): HttpClient => ({
  request(request) {
    const reason = whyForbidden(request, grant);
    if (reason !== undefined) throw forbidden(`${request.method} ${request.path.slice(0, 80)}: ${reason}`);
    return client.request(request);
  },
});

/** A network that connects to the device's own doors and does nothing else. */
export const guardNet = (net: Net, grant: Grant): Net => ({
  connect(options) {
    const ports: readonly number[] = [grant.port, TLS_PORT, ...LOGIN_PORTS];
    const { host, port, localAddress } = options;
    if (host !== grant.address || !ports.includes(port)) throw forbidden(`connect to ${host}:${port}`);
    if (localAddress !== undefined && !grant.ownAddresses.has(localAddress))
      throw forbidden(`connect from ${localAddress}`);
    return net.connect(options);
  },
  listen: () => {
    throw forbidden('listen');
  },
  datagrams: () => {
    throw forbidden('datagrams');
  },
  interfaces: () => net.interfaces(),
});

const forbidden = (what: string): TonewallError =>
  new TonewallError('bug', `the audit was about to send what it may not: ${what}`);
