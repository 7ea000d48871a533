/** Every property begins from the same seed, so that a run can be repeated; PROPERTY_SEED looks elsewhere. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_260_115) });
