export { DateInput, type DateInputProps } from './DateInput.tsx';
export { DateText, type DateTextProps } from './DateText.tsx';
export { type DateStyle, dateText, instantText } from './format.ts';
export { MONTHS } from './month-names.ts';
