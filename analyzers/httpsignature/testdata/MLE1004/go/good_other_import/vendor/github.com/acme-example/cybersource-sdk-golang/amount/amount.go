// Package amount holds sums of money.
package amount

// Cents is a sum in the smallest unit.
type Cents int64
