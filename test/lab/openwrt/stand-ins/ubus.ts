/** Stands in for `ubus call service`: gives procd a word, a name and what stands on standard input, and waits for it. */
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { PROCD } from './procd-socket.ts';

const [method = '', name = ''] = process.argv.slice(2);
connect(PROCD)
  .on('error', (cause) => {
    process.stderr.write(`Failed to connect to ubus: ${cause.message}\n`);
    process.exit(1);
  })
  .resume()
  .end(`${method} ${name}\n${readFileSync(0, 'utf8')}`);
