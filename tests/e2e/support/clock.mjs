/** Preloaded into the program: its clock begins at the instant that BULKHEAD_TEST_NOW says, and goes on from there. */
const real = Date;
const aheadMs = real.parse(process.env.BULKHEAD_TEST_NOW ?? '') - real.now();
const nowMs = () => real.now() + aheadMs;

globalThis.Date = new Proxy(real, {
  construct: (target, given) => Reflect.construct(target, given.length === 0 ? [nowMs()] : given),
  get: (target, name) => (name === 'now' ? nowMs : Reflect.get(target, name)),
});
