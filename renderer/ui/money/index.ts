export { type ArithmeticResult, evaluate, type Rounding } from './arithmetic.ts';
export { type Amount, type CurrencyStyle, MINUS, moneyText, signOf, subtract } from './format.ts';
export { Money, type MoneyProps } from './Money.tsx';
export { MoneyInput, type MoneyInputProps } from './MoneyInput.tsx';
