import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { CONTROL_PATH } from '../guarded/soap-post.ts';

/** A program in front of a player, and where it answers. */
export interface Restarted {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly address: string;
  readonly goal?: string;
}

const SERVICE = 'urn:schemas-upnp-org:service:RenderingControl:1';
const BODY =
  '<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" ' +
  's:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>' +
  `<u:GetVolume xmlns:u="${SERVICE}"><InstanceID>0</InstanceID><Channel>Master</Channel></u:GetVolume></s:Body></s:Envelope>`;
const PATIENCE_MS = 60_000;
const PAUSE_MS = 2;

/** One program that is killed and started again. */
export class Restarting {
  readonly #what: Restarted;
  #child: ChildProcess | undefined;

  constructor(what: Restarted) {
    this.#what = what;
  }

  /** Milliseconds of the wall from the kill until the first answer of the player came through. Fails after a minute. */
  async restart(): Promise<number> {
    const { command, address } = this.#what;
    const began = performance.now();
    await this.kill();
    const [program, ...args] = command;
    this.#child = spawn(program, args, { stdio: 'ignore' });
    while (!(await isAnswered(address))) {
      if (performance.now() - began > PATIENCE_MS) throw new Error(`${this.#what.name} does not come back`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    return performance.now() - began;
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}

const isAnswered = (host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const headers = { SOAPACTION: `"${SERVICE}#GetVolume"`, 'CONTENT-TYPE': 'text/xml; charset="utf-8"' };
    const sent = request({ host, port: 1400, method: 'POST', path: CONTROL_PATH, agent: false, headers });
    sent.on('error', () => resolve(false));
    sent.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode === 200));
    });
    sent.end(BODY);
  });
