package report

import (
	"math/big"

	"mleready"
)

// Caps: the highest score with a mandatory requirement unmet, and with one unknown.
const (
	capUnmet   = 49
	capUnknown = 89
)

// weights are a mandate's points, exactly. Low counts unknown as unmet, High as met.
type weights struct {
	low, high, known, total *big.Rat
}

// score turns outcomes into a score and the coverage.
func (q *inquiry) score(results []mleready.RequirementResult) (mleready.Score, float64) {
	w := weigh(q.mandate.Groups, q.requirements, results)
	uncapped := w.points()
	limit, by := q.limit(results)
	score := mleready.Score{Range: uncapped, Uncapped: uncapped}
	if limit < uncapped.High {
		score.Range = mleready.Range{Low: min(limit, uncapped.Low), High: limit}
		score.CappedBy = &by
	}
	return score, w.coverage()
}

// weigh adds up the groups' weights, each shared by its requirements. A group without requirements has no say.
func weigh(groups []mleready.Group, requirements []mleready.Requirement, results []mleready.RequirementResult) weights {
	w := weights{new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)}
	for i, r := range requirements {
		share := shareOf(r, groups, requirements)
		w.total.Add(w.total, share)
		switch results[i].Outcome {
		case mleready.Met, mleready.NotApplicable:
			w.low.Add(w.low, share)
			w.high.Add(w.high, share)
			w.known.Add(w.known, share)
		case mleready.Unmet:
			w.known.Add(w.known, share)
		default:
			w.high.Add(w.high, share)
		}
	}
	return w
}

// shareOf is a requirement's part of its group's weight.
func shareOf(r mleready.Requirement, groups []mleready.Group, requirements []mleready.Requirement) *big.Rat {
	sum := 0
	for _, other := range requirements {
		if other.Group == r.Group {
			sum += other.Weight
		}
	}
	for _, g := range groups {
		if g.ID == r.Group && sum > 0 {
			return big.NewRat(int64(g.Weight)*int64(r.Weight), int64(sum))
		}
	}
	return new(big.Rat)
}

// points scales to 100; Low is rounded down and High up. Nothing to weigh leaves everything open.
func (w weights) points() mleready.Range {
	if w.total.Sign() == 0 {
		return mleready.Range{Low: 0, High: 100}
	}
	return mleready.Range{Low: floor(scaled(w.low, w.total, 100)), High: ceil(scaled(w.high, w.total, 100))}
}

// coverage is the weight with a known outcome over all weight, to four decimals.
func (w weights) coverage() float64 {
	if w.total.Sign() == 0 {
		return 0
	}
	const unit = 10000
	half := big.NewRat(1, 2)
	return float64(floor(half.Add(half, scaled(w.known, w.total, unit)))) / unit
}

func scaled(part, whole *big.Rat, unit int64) *big.Rat {
	x := new(big.Rat).Quo(part, whole)
	return x.Mul(x, new(big.Rat).SetInt64(unit))
}

func floor(x *big.Rat) int {
	return int(new(big.Int).Div(x.Num(), x.Denom()).Int64()) // Euclidean, and a denominator is positive
}

func ceil(x *big.Rat) int { return -floor(new(big.Rat).Neg(x)) }

// limit is the cap that the outcomes set, and the requirement behind it: the heaviest one, the first by id of equals.
func (q *inquiry) limit(results []mleready.RequirementResult) (limit int, by string) {
	if by = q.heaviest(results, mleready.Unmet); by != "" {
		return capUnmet, by
	}
	if by = q.heaviest(results, mleready.Unknown); by != "" {
		return capUnknown, by
	}
	return 100, ""
}

// heaviest is the id of the mandatory requirement with that outcome and the largest share, "" for none.
func (q *inquiry) heaviest(results []mleready.RequirementResult, outcome mleready.Outcome) string {
	var best string
	var most *big.Rat
	for i, r := range results {
		if r.Level != mleready.Mandatory || r.Outcome != outcome {
			continue
		}
		share := shareOf(q.requirements[i], q.mandate.Groups, q.requirements)
		if most == nil || share.Cmp(most) > 0 || share.Cmp(most) == 0 && r.ID < best {
			best, most = r.ID, share
		}
	}
	return best
}
