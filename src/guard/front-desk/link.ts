import type { FrontDesk } from '../../config/config.ts';

/** Where people find it: `http://192.168.1.2:8080`. */
export const frontDeskUrl = ({ address, port }: FrontDesk): string =>
  port === 80 ? `http://${address}` : `http://${address}:${port}`;
