// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const input = validator((() => {
const func2 = ucs2length;
const pattern0 = new RegExp("^[A-Z]{2}$", "u");
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.limit === undefined){
data.limit = 10;
}
if((data.text === undefined) || (!(owns(data, "text")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "text"}};
(vErrors ??= []).push(err0);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((key0 === "text") || (key0 === "country")) || (key0 === "limit"))){
const err1 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["text","country","limit"], closed: true}};
(vErrors ??= []).push(err1);
errors++;
}
if(errors > before0){
break;
}
}
if(data.text !== undefined && owns(data, "text")){
let data0 = data.text;
const _errs2 = errors;
if(typeof data0 === "string"){
if(data0.length > 80 && func2(data0) > 80){
const err2 = {instancePath:instancePath+"/text",keyword:"maxLength",params:{limit: 80}};
(vErrors ??= []).push(err2);
errors++;
}
if(data0.length < 4 && func2(data0) < 2){
const err3 = {instancePath:instancePath+"/text",keyword:"minLength",params:{limit: 2}};
(vErrors ??= []).push(err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/text",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err4);
errors++;
}
var valid0 = _errs2 === errors;
}
if(data.country !== undefined && owns(data, "country")){
let data1 = data.country;
const _errs4 = errors;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err5 = {instancePath:instancePath+"/country",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}};
(vErrors ??= []).push(err5);
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/country",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err6);
errors++;
}
var valid0 = _errs4 === errors;
}
let data2 = data.limit;
const _errs6 = errors;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err7 = {instancePath:instancePath+"/limit",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err7);
errors++;
}
if(typeof data2 == "number"){
if(data2 > 50 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/limit",keyword:"maximum",params:{comparison: "<=", limit: 50}};
(vErrors ??= []).push(err8);
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/limit",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err9);
errors++;
}
}
var valid0 = _errs6 === errors;
}
else {
const err10 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err10);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
const func6 = ucs2length;
const pattern0 = new RegExp("^[A-Z]{2}$", "u");
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.places === undefined) || (!(owns(data, "places")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "places"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.total === undefined) || (!(owns(data, "total")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "total"}};
(vErrors ??= []).push(err1);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((key0 === "places") || (key0 === "total"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["places","total"], closed: true}};
(vErrors ??= []).push(err2);
errors++;
}
if(errors > before0){
break;
}
}
if(data.places !== undefined && owns(data, "places")){
let data0 = data.places;
const _errs2 = errors;
if(Array.isArray(data0)){
if(data0.length > 50){
const err3 = {instancePath:instancePath+"/places",keyword:"maxItems",params:{limit: 50}};
(vErrors ??= []).push(err3);
errors++;
}
let valid2 = true;
const len0 = data0.length;
const before1 = errors;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
const _errs5 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if((data1.city === undefined) || (!(owns(data1, "city")))){
const err4 = {instancePath:instancePath+"/places/" + i0,keyword:"required",params:{missingProperty: "city"}};
(vErrors ??= []).push(err4);
errors++;
}
if((data1.country === undefined) || (!(owns(data1, "country")))){
const err5 = {instancePath:instancePath+"/places/" + i0,keyword:"required",params:{missingProperty: "country"}};
(vErrors ??= []).push(err5);
errors++;
}
const before2 = errors;
for(const key1 in data1){
if(!Object.prototype.hasOwnProperty.call(data1, key1)) continue;
if(!((key1 === "city") || (key1 === "country"))){
const err6 = {instancePath:instancePath+"/places/" + i0,keyword:"additionalProperties",params:{property: key1, known: ["city","country"], closed: true}};
(vErrors ??= []).push(err6);
errors++;
}
if(errors > before2){
break;
}
}
if(data1.city !== undefined && owns(data1, "city")){
let data2 = data1.city;
const _errs8 = errors;
if(typeof data2 === "string"){
if(data2.length > 80 && func6(data2) > 80){
const err7 = {instancePath:instancePath+"/places/" + i0+"/city",keyword:"maxLength",params:{limit: 80}};
(vErrors ??= []).push(err7);
errors++;
}
if(data2.length < 1){
const err8 = {instancePath:instancePath+"/places/" + i0+"/city",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err8);
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/places/" + i0+"/city",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err9);
errors++;
}
var valid4 = _errs8 === errors;
}
if(data1.country !== undefined && owns(data1, "country")){
let data3 = data1.country;
const _errs10 = errors;
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err10 = {instancePath:instancePath+"/places/" + i0+"/country",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}};
(vErrors ??= []).push(err10);
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/places/" + i0+"/country",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err11);
errors++;
}
var valid4 = _errs10 === errors;
}
}
else {
const err12 = {instancePath:instancePath+"/places/" + i0,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err12);
errors++;
}
var valid3 = _errs5 === errors;
var valid1 = _errs4 === errors;
if(!valid1){
valid2 = false;
}
if(errors > before1){
break;
}
}
}
else {
const err13 = {instancePath:instancePath+"/places",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err13);
errors++;
}
var valid0 = _errs2 === errors;
}
if(data.total !== undefined && owns(data, "total")){
let data4 = data.total;
const _errs12 = errors;
if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
const err14 = {instancePath:instancePath+"/total",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err14);
errors++;
}
if(typeof data4 == "number"){
if(data4 > 100000 || isNaN(data4)){
const err15 = {instancePath:instancePath+"/total",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
(vErrors ??= []).push(err15);
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err16 = {instancePath:instancePath+"/total",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err16);
errors++;
}
}
var valid0 = _errs12 === errors;
}
}
else {
const err17 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err17);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
