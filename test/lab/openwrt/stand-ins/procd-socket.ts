export const PROCD = '/tmp/run/procd.sock';
