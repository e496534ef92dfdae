#pragma once

namespace entente::language {

/// tanh as a rational function of odd degree 13 over even degree 6 on [-7.9, 7.9], constant beyond: absolute error
/// below 1e-6 (the minimax coefficients Eigen 3 uses, MPL-2.0). Only +, *, / and comparisons, so that
/// every machine and every vector width gives the same bits as long as no multiply-add is fused.
///
/// In place, so that `Number` may also be a vector of GCC's whose passing by value depends on the target; `Real` is the
/// type of its elements.
template <class Number, class Real>
inline __attribute__((always_inline)) void apply_tanh(Number& x) {
  constexpr Real kLimit = Real(7.90531110763549805);
  x = x > kLimit ? kLimit : x;
  x = x < -kLimit ? -kLimit : x;
  const Number s = x * x;
  Number p = s * Real(-2.76076847742355e-16) + Real(2.00018790482477e-13);
  p = p * s + Real(-8.60467152213735e-11);
  p = p * s + Real(5.12229709037114e-08);
  p = p * s + Real(1.48572235717979e-05);
  p = p * s + Real(6.37261928875436e-04);
  p = p * s + Real(4.89352455891786e-03);
  Number q = s * Real(1.19825839466702e-06) + Real(1.18534705686654e-04);
  q = q * s + Real(2.26843463243900e-03);
  q = q * s + Real(4.89352518554385e-03);
  x = x * p / q;
}

/// The logistic function, from one of tanh.
template <class Number, class Real, void (*Tanh)(Number&) = apply_tanh<Number, Real>>
inline __attribute__((always_inline)) void apply_sigmoid(Number& x) {
  x = x * Real(0.5);
  Tanh(x);
  x = x * Real(0.5) + Real(0.5);
}

/// tanh and the logistic function as they run, with less than half of the work: a rational function of degree 5 over 4
/// on [-5, 5], constant beyond, absolute error below 1e-4 (coefficients of our own, minimax by reweighted least
/// squares). What is read of them is rounded to 6 bits; training keeps to the finer ones.
template <class Number, class Real>
inline __attribute__((always_inline)) void apply_coarse_tanh(Number& x) {
  constexpr Real kLimit = Real(5);
  x = x > kLimit ? kLimit : x;
  x = x < -kLimit ? -kLimit : x;
  const Number s = x * x;
  const Number p = (s * Real(6.549436097427336e-04) + Real(1.0172312357774223e-01)) * s + Real(9.998101387240075e-01);
  const Number q = (s * Real(1.2639177171176276e-02) + Real(4.345040391854372e-01)) * s + Real(1);
  x = x * p / q;
}

template <class Number, class Real>
inline __attribute__((always_inline)) void apply_coarse_sigmoid(Number& x) {
  apply_sigmoid<Number, Real, apply_coarse_tanh<Number, Real>>(x);
}

template <class Real>
[[nodiscard]] inline Real rational_tanh(Real x) {
  apply_tanh<Real, Real>(x);
  return x;
}

template <class Real>
[[nodiscard]] inline Real rational_sigmoid(Real x) {
  apply_sigmoid<Real, Real>(x);
  return x;
}

}  // namespace entente::language
