import type { Socket } from 'node:net';
import type { AuditOptions, AuditResult } from '../../src/audit/run.ts';
import { auditOf } from './audit.ts';
import { answer, type Behave, description, type HostileDevice, startDevice } from './device.ts';

const PATH = '/xml/device_description.xml';

export const isDescription = (request: string): boolean => request.startsWith(`GET ${PATH} `);

/** One device at an address, and an audit that finds it by a search. */
export interface Stage {
  /** What was asked so far. */
  readonly requests: () => readonly string[];
  readonly audit: (behave: Behave, options?: Partial<AuditOptions>) => Promise<AuditResult>;
  readonly close: () => Promise<void>;
}

export function stageAt(host: string): Stage {
  let device: HostileDevice | undefined;
  return {
    requests: () => device?.requests ?? [],
    async audit(behave, options = {}) {
      device = await startDevice(host, behave);
      return auditOf([{ from: host, location: `http://${host}:${device.port}${PATH}` }], options);
    },
    close: async () => device?.close(),
  };
}

/** Describes itself by its own address, and does with everything else as told. */
export const described =
  (rest: Behave, as = description()): Behave =>
  (socket, request) => {
    if (isDescription(request) && !/^HOST: rebinding/im.test(request)) socket.end(answer(200, as));
    else rest(socket, request);
  };

export const absent = (socket: Socket): void => {
  socket.end(answer(404));
};
