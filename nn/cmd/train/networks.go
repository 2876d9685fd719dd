package main

import (
	_ "embed"
	"strings"

	"inkling/nn"
	"inkling/nn/ink"
)

// networks are the recipes of the networks that ship, in the order in which
// they are made.
var networks = []recipe{lesson, linear, relu}

// lesson is the recipe of web/weights/mlp-16-16.safetensors.
var lesson = recipe{
	Name:        "mlp-16-16",
	Sizes:       []int{ink.Pixels, 16, 16, 10},
	Activations: []nn.Activation{nn.Sigmoid},
	Synthetic:   0.4,
	Variation:   full,
	Terms:       []nn.Term{{Loss: nn.Softmax, Weight: 1}, {Loss: nn.CrossEntropy, Weight: 0.1}},
	Peak:        5e-3,
	Decay:       0.03,
	Averaging:   0.9995,
	BatchSize:   64,
	Epochs:      300,
	Seed:        1,
}

// linear is the lesson's recipe without hidden layers.
var linear = func() recipe {
	r := lesson
	r.Name = "linear"
	r.Sizes = []int{ink.Pixels, 10}
	r.Epochs = 60
	return r
}()

// relu is the lesson's recipe with ReLU in the hidden layers.
var relu = func() recipe {
	r := lesson
	r.Name = "mlp-16-16-relu"
	r.Activations = []nn.Activation{nn.ReLU, nn.ReLU, nn.Sigmoid}
	r.He = true
	r.Peak = 8e-3
	r.Epochs = 200
	return r
}()

// networkNamed is the recipe of the network that ships under a name.
func networkNamed(name string) (r recipe, found bool) {
	for _, r := range networks {
		if r.Name == name {
			return r, true
		}
	}
	return recipe{}, false
}

// networkNames is the names of all recipes, separated by sep.
func networkNames(sep string) string {
	all := make([]string, len(networks))
	for i, r := range networks {
		all[i] = r.Name
	}
	return strings.Join(all, sep)
}

// words are what the card of one network alone says.
type words struct {
	Purpose     string // behind its shape
	Hands       string // what the shipped file reads of other people's; in the card of the shipped recipe only
	Ingredients string // what other recipes brought and cost; in the card of the shipped recipe only
	Limits      string // behind those that all share
}

// cardWords are the words of each network, by its name.
var cardWords = map[string]words{
	lesson.Name: {
		Purpose: "The network of the lesson, made by `make train`.",
		Hands: "On hands this file reads 97.1 % of 1,000 digits that 30 other people wrote on a pen tablet and that it never learnt\n" +
			"from (a sample of \"Pen-Based Recognition of Handwritten Digits\", Alpaydin and Alimoglu, UCI, CC BY 4.0; their kinds\n" +
			"of error were looked at while its training was designed).\n",
		Ingredients: ingredients,
		Limits: "On other people's\n" +
			"pens it errs most with narrow or open 4s, 9s with a flat foot and wavy barred 7s. Dotted zeros it never\n" +
			"learnt: with a thin dot nine in ten are read, with a thick one most are an 8 to it, and some of these a sure one.\n",
	},
	linear.Name: {
		Purpose: "No hidden layer: ten sigmoids straight on the 784\n" +
			"pixels, for the lesson to set beside its own network. Made by `make train` from the same digits.",
		Ingredients: linearIngredients,
		Limits: "Every pixel\n" +
			"has one weight for each digit, whatever the pixels around it are: it sees no line, no loop and no \"either … or\". It is\n" +
			"unsure far more often than `mlp-16-16`, and needs the steps far more. How it reads other people's pens was not measured.\n",
	},
	relu.Name: {
		Purpose: "The lesson's network with ReLU in its hidden\n" +
			"layers, for the lesson to set beside the one with σ. Made by `make train` from the same digits.",
		Ingredients: reluIngredients,
		Limits: "Its hidden\n" +
			"neurons hold numbers from 0 up, with no end at 1. How it reads other people's pens was not measured.\n",
	},
}

// The chapters on ingredients were written from what -frontier and short runs
// printed.
var (
	//go:embed ingredients.md
	ingredients string
	//go:embed linear-ingredients.md
	linearIngredients string
	//go:embed relu-ingredients.md
	reluIngredients string
)
