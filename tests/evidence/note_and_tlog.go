// Checks a signed checkpoint and proofs of our custody log with Go's own packages, nothing of ours.
package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type step = []string

type question struct {
	Key     string
	Note    string
	Leaves  []struct {
		Index int64
		Data  string
		Proof step
	}
	Earlier []struct {
		Note  string
		Proof step
	}
}

func fail(what string, err error) {
	if err != nil {
		fmt.Println("REFUSED", what, err)
		os.Exit(1)
	}
}

func hashes(steps step) []tlog.Hash {
	made := []tlog.Hash{}
	for _, it := range steps {
		raw, err := hex.DecodeString(it)
		fail("hash", err)
		var one tlog.Hash
		copy(one[:], raw)
		made = append(made, one)
	}
	return made
}

func opened(text string, key note.Verifier) (int64, tlog.Hash) {
	found, err := note.Open([]byte(text), note.VerifierList(key))
	fail("note", err)
	lines := strings.Split(found.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	fail("size", err)
	root, err := tlog.ParseHash(lines[2])
	fail("root", err)
	return size, root
}

func main() {
	var asked question
	fail("question", json.NewDecoder(os.Stdin).Decode(&asked))
	key, err := note.NewVerifier(asked.Key)
	fail("key", err)
	size, root := opened(asked.Note, key)
	for _, leaf := range asked.Leaves {
		data, err := base64.StdEncoding.DecodeString(leaf.Data)
		fail("leaf", err)
		proof := tlog.RecordProof(hashes(leaf.Proof))
		fail("record", tlog.CheckRecord(proof, size, root, leaf.Index, tlog.RecordHash(data)))
	}
	for _, earlier := range asked.Earlier {
		before, was := opened(earlier.Note, key)
		fail("growth", tlog.CheckTree(tlog.TreeProof(hashes(earlier.Proof)), size, root, before, was))
	}
	fmt.Println("ACCEPTED", size, len(asked.Leaves), len(asked.Earlier))
}
