"""Golden vectors for nn, computed independently with NumPy.

    python3 golden.py > golden.json

Matrix products over a whole batch, softmax and autodiff-free gradients written
from the formulas; nothing is shared with the Go code. The Go tests read the
JSON only.
"""
import json
import numpy as np

F = {
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
    "tanh": (np.tanh, lambda z: 1 / np.cosh(z) ** 2),
    "relu": (lambda z: np.where(z > 0, z, 0.0), lambda z: np.where(z > 0, 1.0, 0.0)),
    "identity": (lambda z: z, np.ones_like),
}


def case(name, sizes, acts, loss, rng):
    params = [(rng.normal(size=(o, i)), rng.normal(size=o)) for i, o in zip(sizes, sizes[1:])]
    x = rng.random(sizes[0]) * (rng.random(sizes[0]) < 0.6)
    y = np.eye(sizes[-1])[rng.integers(sizes[-1])]
    zs, activations = [], [x]
    for (w, b), act in zip(params, acts):
        zs.append(w @ activations[-1] + b)
        activations.append(F[act][0](zs[-1]))
    out = activations[-1]
    if loss == "quadratic":
        cost, delta = 0.5 * np.sum((out - y) ** 2), (out - y) * F[acts[-1]][1](zs[-1])
    elif loss == "cross-entropy":
        cost, delta = -np.sum(y * np.log(out) + (1 - y) * np.log(1 - out)), out - y
    else:
        p = np.exp(zs[-1]) / np.sum(np.exp(zs[-1]))
        cost, delta = -np.sum(y * np.log(p)), p - y
    grads = []
    for layer in reversed(range(len(params))):
        grads.insert(0, (np.outer(delta, activations[layer]), delta))
        if layer:
            delta = (params[layer][0].T @ delta) * F[acts[layer - 1]][1](zs[layer - 1])
    flat = lambda pairs: np.concatenate([np.concatenate([w.ravel(), b]) for w, b in pairs]).tolist()
    return {
        "name": name, "sizes": sizes, "activations": acts, "loss": loss,
        "params": flat(params), "x": x.tolist(), "target": y.tolist(), "cost": float(cost),
        "z": [z.tolist() for z in zs], "a": [a.tolist() for a in activations[1:]], "grads": flat(grads),
    }


rng = np.random.default_rng(20261123)
print(json.dumps([
    case("sigmoid quadratic", [7, 4, 3], ["sigmoid"] * 2, "quadratic", rng),
    case("sigmoid cross-entropy", [9, 5, 5, 4], ["sigmoid"] * 3, "cross-entropy", rng),
    case("sigmoid softmax", [9, 5, 5, 4], ["sigmoid"] * 3, "softmax", rng),
    case("tanh identity softmax", [6, 4, 3], ["tanh", "identity"], "softmax", rng),
    case("relu sigmoid quadratic", [8, 6, 6, 3], ["relu", "relu", "sigmoid"], "quadratic", rng),
], indent=0))
