import { setFlagsFromString } from 'node:v8';

/**
 * WebAssembly stays as it is compiled first. V8 would compile what runs often once more, on a thread beside, which costs a start
 * of the guard about a second of processor time and 30 MB that are never given back; the policies that run there are asked too
 * seldom to gain from it (`npm run bench policy-decisions`). To be called before WebAssembly first runs: V8 looks at these two
 * flags when a function has run often, and at no other time.
 */
export function keepFirstTier(): void {
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
}
