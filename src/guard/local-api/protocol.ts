export const SUBPROTOCOL = 'v1.api.smartspeaker.audio';
export const WEBSOCKET_PATH = '/websocket/api';
export const API_PREFIX = '/api/v1/';

/**
 * The key that every open client sends (sonos-websocket, aiosonos). It tells which app asks, not who, and lets anybody in;
 * the guard's one connection carries the commands of all clients, so it has one of its own.
 */
export const API_KEY = '123e4567-e89b-12d3-a456-426655440000';
