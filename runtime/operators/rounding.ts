/** Numbers that make the processor's own rounding do what there is no instruction for. */

/** Added to a number below 2^51, this rounds it to an integer, ties to even; it is a multiple of 2^32. Taken off again, it leaves that integer. */
export const ROUNDING = 2 ** 52 + 2 ** 51;

/** A factor that splits a number into halves of 26 bits, whose products are exact (Veltkamp and Dekker). */
export const SPLITTER = 2 ** 27 + 1;
