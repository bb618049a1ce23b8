// Package prove runs a merchant's own program against the local gateway: once as it is, and once for every fault that
// shall be tried. What the program sends is graded by the gateway. How it takes the replies is read from how it ends and
// from what it sends again.
package prove
