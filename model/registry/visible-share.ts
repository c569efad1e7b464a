/**
 * The smallest share of reporters that a published figure can show: found 95 times in 100 by a test that is wrong 5
 * times in 100 when the share is zero. Closed forms only; the estimators they rest on are named at each function.
 */

/** One-sided 95 % point of the normal distribution, used for both errors. */
const Z = 1.6448536269514722;

/**
 * A coarse report: marginals are published plain, cells under `cell` reporters are hidden. The share is seen when its
 * count reaches the cell with 95 % probability: the Poisson mean m with m - z sqrt(m) = cell - 1/2 (normal
 * approximation with continuity correction), divided by the reporters.
 */
export function coarseShare(reporters: number, cell: number): number {
  const root = (Z + Math.sqrt(Z * Z + 4 * (cell - 0.5))) / 2;
  return Math.min(1, (root * root) / reporters);
}

/**
 * k-ary randomised response (Kairouz, Bonawitz, Ramage 2016): the truth with probability p = e^eps / (e^eps + k - 1),
 * any other answer with q = 1 / (e^eps + k - 1). The estimate of a share f is (y - q) / (p - q) with standard error
 * sqrt(y (1 - y) / n) / (p - q), y = q + f (p - q). The visible share solves f = z SE(0) + z SE(f); the constant terms
 * of the quadratic cancel, which leaves one positive root. Infinity where not even f = 1 can be told from 0.
 */
export function noisedShare(reporters: number, answers: number, epsilon: number): number {
  const total = Math.exp(epsilon) + answers - 1;
  const q = 1 / total;
  const d = (Math.exp(epsilon) - 1) / total;
  const c = (Z * Z) / (reporters * d * d);
  const atZero = Math.sqrt(c * q * (1 - q));
  const share = (2 * atZero + c * d * (1 - 2 * q)) / (1 + c * d * d);
  return share > 1 ? Infinity : share;
}
