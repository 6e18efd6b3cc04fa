import type { LoginPort } from '../evidence/login-services.ts';
import { known } from '../evidence/observation.ts';
import type { Gatherer } from './gatherer.ts';

const SERVICES = [
  { port: 22, service: 'ssh' },
  { port: 23, service: 'telnet' },
  { port: 2222, service: 'ssh' },
  { port: 2323, service: 'telnet' },
] as const;

/** Connects to the login ports and reads what greets; sends nothing. */
export const loginServices: Gatherer<'login-services'> = {
  id: 'login-services',
  concerns: 'players',
  async gather({ probe }) {
    const ports: LoginPort[] = [];
    for (const { port, service } of SERVICES) {
      const opened = await probe.tcpOpen(port);
      if (!opened.ok) return { known: false, why: opened.error };
      ports.push({ port, service, ...opened.value });
    }
    return known(
      { ports },
      ports.flatMap(({ exchange }) => exchange),
    );
  },
};
