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

/**
 * The heap stays near what is in use. V8 would let the space of young objects grow to 16 MB three times over, and the old space to
 * several times what is alive, and give neither back: a guard of 27 MB came to 300 under load. It is for what runs for months on a
 * small computer, and costs about a tenth of what a busy guard can do (decision 11). To be called before much is loaded: V8 looks at
 * these flags each time that a space is about to grow, and what has grown stays.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=10');
}
